// What stands in a control, as the model keeps it, and back. Numbers stay as typed, so that the server can complain.

const DAY = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/;

export function typeOf(control) {
  return control.dataset.tkType ?? (control.type === 'checkbox' && !control.hasAttribute('value') ? 'boolean' : 'text');
}

/** The model's value of what stands in the control; `before` is the value so far. */
export function fromControl(control, before) {
  const type = typeOf(control);
  if (control.type === 'checkbox') {
    return type === 'boolean' ? control.checked : membership(before, control.value, control.checked);
  }
  if (control.type === 'radio') {
    return control.checked ? typed(control.value, type) : before;
  }
  if (control.tagName === 'SELECT' && control.multiple) {
    return [...control.selectedOptions].map(option => option.value);
  }
  return typed(control.value, type);
}

function typed(text, type) {
  switch (type) {
    case 'boolean':
      return text === '' ? null : text === 'true';
    case 'lines':
      return text.split('\n').map(line => line.trim()).filter(line => line !== '');
    case 'date':
      return day(text);
    case 'datetime':
      return text === '' ? null : /(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text.length === 16 ? `${text}:00` : text}+07:00`;
    case 'number':
    case 'integer':
      return text.trim() === '' ? null : text.trim().normalize('NFC');
    default:
      return text === '' ? null : text.normalize('NFC');
  }
}

function day(text) {
  if (text.trim() === '') {
    return null;
  }
  const found = DAY.exec(text);
  return found ? `${found[3]}-${found[2].padStart(2, '0')}-${found[1].padStart(2, '0')}` : text.trim();
}

function membership(before, value, wanted) {
  const others = (Array.isArray(before) ? before : []).filter(one => one !== value);
  return wanted ? [...others, value] : others;
}

export function toControl(control, value) {
  const type = typeOf(control);
  if (control.type === 'checkbox') {
    control.checked = type === 'boolean' ? value === true : Array.isArray(value) && value.includes(control.value);
  } else if (control.type === 'radio') {
    control.checked = value !== null && value !== undefined && control.value === String(value);
  } else if (control.tagName === 'SELECT') {
    choose(control, value);
  } else {
    const text = shown(control, value, type);
    if (control.value !== text) {
      control.value = text;
    }
  }
}

/** A value that no option has gets an option of its own, so that it is not lost. */
function choose(select, value) {
  if (select.multiple) {
    const wanted = (value ?? []).map(String);
    [...select.options].forEach(option => (option.selected = wanted.includes(option.value)));
    return;
  }
  const wanted = value === null || value === undefined ? '' : String(value);
  if (![...select.options].some(option => option.value === wanted)) {
    select.add(new Option(wanted, wanted));
  }
  select.value = wanted;
}

function shown(control, value, type) {
  if (value === null || value === undefined) {
    return '';
  }
  if (type === 'lines') {
    return Array.isArray(value) ? value.join('\n') : String(value);
  }
  if (type === 'date' && control.type !== 'date') {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
    return found ? `${found[3]}/${found[2]}/${found[1]}` : String(value);
  }
  if (type === 'datetime') {
    return local(value);
  }
  return typeof value === 'number' ? String(value).replace('.', ',') : String(value);
}

/** Wall clock of Việt Nam, as a datetime-local control wants it. */
function local(value) {
  const moment = new Date(value);
  return Number.isNaN(moment.getTime())
    ? String(value)
    : new Date(moment.getTime() + 7 * 3600_000).toISOString().slice(0, 16);
}
