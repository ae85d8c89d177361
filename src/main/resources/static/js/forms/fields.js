// What stands in a control, as the model keeps it, and back. Numbers stay as typed, so that the server can complain.

const DAY = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/;
const MOMENT = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[\s,]+(\d{1,2})\s*[:hg]\s*(\d{0,2})\s*$/i;
const TIME = /^\s*(\d{1,2})\s*[:hg]\s*(\d{0,2})\s*$/i;

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
      return moment(text, '+07:00');
    case 'localdatetime':
      return moment(text, '');
    case 'time':
      return time(text);
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
  return found ? `${found[3]}-${two(found[2])}-${two(found[1])}` : text.trim();
}

/** “20/8/2018 7h30” as 2018-08-20T07:30:00 with the offset of Việt Nam, or without one. */
function moment(text, offset) {
  if (text.trim() === '') {
    return null;
  }
  const found = MOMENT.exec(text);
  return found
    ? `${found[3]}-${two(found[2])}-${two(found[1])}T${two(found[4])}:${two(found[5] || '0')}:00${offset}`
    : text.trim();
}

function time(text) {
  if (text.trim() === '') {
    return null;
  }
  const found = TIME.exec(text);
  return found ? `${two(found[1])}:${two(found[2] || '0')}` : text.trim();
}

function two(digits) {
  return digits.padStart(2, '0');
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
    const text = shown(value, type);
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

function shown(value, type) {
  if (value === null || value === undefined) {
    return '';
  }
  if (type === 'lines') {
    return Array.isArray(value) ? value.join('\n') : String(value);
  }
  if (type === 'date') {
    return date(String(value));
  }
  if (type === 'datetime' || type === 'localdatetime') {
    return local(String(value));
  }
  if (type === 'time') {
    return String(value).slice(0, 5);
  }
  return typeof value === 'number' ? String(value).replace('.', ',') : String(value);
}

function date(value) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return found ? `${found[3]}/${found[2]}/${found[1]}` : value;
}

/** Day and wall clock of Việt Nam, as people write them. */
function local(value) {
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(value);
  const moment = new Date(zoned ? value : `${value}Z`);
  if (!/^\d{4}-/.test(value) || Number.isNaN(moment.getTime())) {
    return value;
  }
  const iso = new Date(moment.getTime() + (zoned ? 7 * 3600_000 : 0)).toISOString();
  return `${date(iso.slice(0, 10))} ${iso.slice(11, 16)}`;
}
