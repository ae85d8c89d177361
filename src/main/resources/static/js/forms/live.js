// Live figures in a text: a list to pick them from without accents, and how the text reads with them.
import { element, fold, insert } from './parts.js';
import { words } from './words.js';

const FIELD = /\{\{([^{}]*)\}\}(?=(\s*%)?)/g;
const SHOWN = 12;
const ALIASES = { coverage: 'do phu', previous: 'ky truoc', change: 'tang giam' };

/** “ i01 . Độ  phủ ” and “I01.coverage” are the same field. */
function key(code) {
  const [indicator, ...rest] = code.trim().split('.');
  const aspect = fold(rest.join('.').trim()).replace(/\s+/g, ' ');
  return [indicator.trim().toLowerCase(), ALIASES[aspect] ?? aspect].filter(part => part !== '').join('.');
}

export class LiveText {
  constructor(view, holder) {
    this.view = view;
    this.area = holder.closest('.tk-section').querySelector('textarea[data-tk-field]');
    this.input = element('input', {
      type: 'search', autocomplete: 'off', placeholder: words.pickFigure, 'aria-label': words.insertFigure,
      role: 'combobox', 'aria-expanded': 'false'
    });
    this.list = element('ul', { class: 'tk-options', role: 'listbox', hidden: true });
    this.preview = element('div', { class: 'tk-preview', hidden: true, 'aria-live': 'polite' });
    holder.append(element('div', { class: 'tk-pick tk-figures' }, this.input, this.list), this.preview);
    this.input.addEventListener('input', event => {
      event.stopPropagation();
      this.search();
    });
    this.input.addEventListener('focus', () => this.search());
    this.input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
    this.input.addEventListener('keydown', event => this.typed(event));
  }

  get fields() {
    return this.view.host.model.fields ?? [];
  }

  search() {
    const wanted = fold(this.input.value).split(/\s+/).filter(word => word !== '');
    const found = this.fields.filter(field => wanted.every(word => fold(`${field.label} ${field.code}`).includes(word)));
    this.list.replaceChildren(...found.slice(0, SHOWN).map(field => this.option(field)));
    if (found.length === 0) {
      this.list.append(element('li', { class: 'tk-muted' }, words.noMatch));
    } else if (found.length > SHOWN) {
      this.list.append(element('li', { class: 'tk-muted' }, words.more));
    }
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.at = -1;
  }

  option(field) {
    const option = element('li', { role: 'option', 'aria-selected': 'false' },
      field.label, ' ', element('small', {}, `${field.shown ?? ''} · {{${field.code}}}`));
    option.addEventListener('mousedown', event => {
      event.preventDefault();
      this.choose(field);
    });
    option.tkFieldOffered = field;
    return option;
  }

  typed(event) {
    const options = [...this.list.querySelectorAll('[role=option]')];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.at = Math.max(0, Math.min(options.length - 1, this.at + step));
      options.forEach((option, index) => option.setAttribute('aria-selected', String(index === this.at)));
      options[this.at]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = options[Math.max(0, this.at)];
      if (chosen && !this.list.hidden) {
        this.choose(chosen.tkFieldOffered);
      }
    } else if (event.key === 'Escape') {
      this.close();
    }
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }

  choose(field) {
    if (!this.view.host.editable) {
      return;
    }
    this.input.value = '';
    this.close();
    insert(this.area, `{{${field.code}}}`);
    this.update();
  }

  /** Shows the text as it will be read, with what is not known marked. */
  update() {
    const text = this.area.value;
    this.preview.hidden = !text.includes('{{');
    if (this.preview.hidden || text === this.shown && this.fields === this.known) {
      return;
    }
    this.shown = text;
    this.known = this.fields;
    const values = new Map(this.fields.map(field => [key(field.code), field.shown]));
    const parts = [];
    let from = 0;
    for (const match of text.matchAll(FIELD)) {
      parts.push(text.slice(from, match.index));
      const value = values.get(key(match[1]));
      parts.push(value === undefined || value === null
        ? element('mark', { class: 'tk-unknown', title: words.unknownFigure }, match[0])
        : element('mark', { title: match[0] }, match[2] && value.endsWith('%') ? value.slice(0, -1) : value));
      from = match.index + match[0].length;
    }
    parts.push(text.slice(from));
    this.preview.replaceChildren(element('strong', {}, words.readsAs), element('p', { class: 'tk-lines' }, ...parts));
  }
}
