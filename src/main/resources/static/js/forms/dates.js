// Dates are typed as people write them, 20/8/2018, whatever language the browser speaks; a calendar helps.
import { words } from './words.js';

const KINDS = { date: ['date', words.datePattern], 'datetime-local': ['datetime', words.momentPattern], time: ['time', words.timePattern] };

/** Turns a date, time or datetime-local control into a text field that shows Vietnamese dates. */
export function plainDate(control, editable) {
  const kind = KINDS[control.type] ?? (control.dataset.tkType === 'date' && control.tagName === 'INPUT' ? KINDS.date : undefined);
  if (!kind) {
    return;
  }
  const [type, pattern] = kind;
  control.type = 'text';
  control.dataset.tkType ??= type;
  control.placeholder ||= pattern;
  control.autocomplete = 'off';
  control.inputMode = 'text';
  if (control.dataset.tkType === 'date') {
    addCalendar(control, editable);
  }
}

function addCalendar(control, editable) {
  const holder = document.createElement('span');
  holder.className = 'tk-date';
  const calendar = document.createElement('input');
  calendar.type = 'date';
  calendar.tabIndex = -1;
  calendar.setAttribute('aria-hidden', 'true');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '▾';
  button.setAttribute('aria-label', words.openCalendar);
  button.tabIndex = -1;
  control.replaceWith(holder);
  holder.append(control, button, calendar);
  button.addEventListener('click', () => {
    if (editable()) {
      const found = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(control.value);
      calendar.value = found ? `${found[3]}-${found[2]}-${found[1]}` : '';
      calendar.showPicker?.();
    }
  });
  calendar.addEventListener('change', event => {
    event.stopPropagation();
    const [year, month, day] = calendar.value.split('-');
    control.value = calendar.value ? `${day}/${month}/${year}` : '';
    control.dispatchEvent(new Event('change', { bubbles: true }));
    control.focus();
  });
}
