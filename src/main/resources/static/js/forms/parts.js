// Small pieces of a page, built of elements and texts: nothing is ever read as markup.

/** element('a', {href: '/x', class: 'tk-link'}, 'text', otherElement, …) */
export function element(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') {
      made.addEventListener('click', value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...content.filter(part => part !== null && part !== undefined));
  return made;
}

/** A button that does not send the form; the form's rules on enabling apply to it. */
export function button(text, onClick, attributes = {}) {
  return element('button', { type: 'button', onclick: onClick, ...attributes }, text);
}

/** Without accents and in lower case. */
export function fold(text) {
  return String(text ?? '').normalize('NFD').replace(/\p{M}+/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** Puts a text where the cursor stands, as if it were typed. */
export function insert(area, text, apart = false) {
  const at = area.selectionEnd ?? area.value.length;
  const before = area.value.slice(0, at);
  const gap = apart && before !== '' && !/\s$/.test(before) ? ' ' : '';
  area.setRangeText(gap + text, at, at, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
  area.focus();
}
