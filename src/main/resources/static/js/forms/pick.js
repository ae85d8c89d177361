// A search box that needs no accents and writes codes: one, or with data-tk-multiple a list of them.
import { call } from './api.js';
import { get, set } from './paths.js';
import { words } from './words.js';

const WAIT = 200;
const names = new Map();
let asked = new Map();

/** Names of codes, asked for together: many boxes of a form make one request per address. */
function nameOf(address, code) {
  const key = `${address} ${code}`;
  if (!names.has(key)) {
    names.set(key, new Promise(resolve => {
      if (asked.size === 0) {
        setTimeout(askNames);
      }
      const codes = asked.get(address) ?? new Map();
      codes.set(code, resolve);
      asked.set(address, codes);
    }));
  }
  return names.get(key);
}

async function askNames() {
  const now = asked;
  asked = new Map();
  for (const [address, codes] of now) {
    const all = [...codes.keys()];
    for (let from = 0; from < all.length; from += 100) {
      const some = all.slice(from, from + 100);
      const query = some.map(code => `code=${encodeURIComponent(code)}`).join('&');
      const answer = await call('GET', `${address.split('?')[0]}?${query}`);
      const found = new Map(itemsOf(answer.body).map(item => [item.code, item.name]));
      some.forEach(code => codes.get(code)(found.get(code) ?? code));
    }
  }
}

function itemsOf(body) {
  return Array.isArray(body) ? body : body?.items ?? [];
}

export class Pick {
  constructor(view, input, place) {
    this.view = view;
    this.path = place.resolve(input.dataset.tkField);
    this.address = view.address(input.dataset.tkPick, place);
    this.multiple = input.dataset.tkMultiple !== undefined;
    this.input = input;
    this.build();
    input.dataset.tkPath = this.path.join('.');
    input.addEventListener('input', event => {
      event.stopPropagation();
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.search(), WAIT);
    });
    input.addEventListener('keydown', event => this.key(event));
    input.addEventListener('focus', () => this.search());
    input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }

  build() {
    const holder = document.createElement('div');
    holder.className = 'tk-pick';
    this.input.before(holder);
    this.chips = document.createElement('span');
    this.chips.className = 'tk-chips';
    this.list = document.createElement('ul');
    this.list.className = 'tk-options';
    this.list.id = `tk-options-${Math.random().toString(36).slice(2)}`;
    this.list.setAttribute('role', 'listbox');
    this.list.hidden = true;
    holder.append(this.chips, this.input, this.list);
    const label = this.input.closest('label');
    if (label) {
      // a label without “for” passes clicks on to the first button in it, which would take the first chip away
      this.input.id ||= `${this.list.id}-box`;
      label.htmlFor = this.input.id;
    }
    Object.entries({
      role: 'combobox', autocomplete: 'off', 'aria-expanded': 'false', 'aria-controls': this.list.id,
      'aria-autocomplete': 'list', placeholder: this.input.placeholder || words.typeToSearch
    }).forEach(([name, value]) => this.input.setAttribute(name, value));
  }

  codes() {
    const value = get(this.view.host.model, this.path);
    return this.multiple ? value ?? [] : value ? [value] : [];
  }

  async update() {
    const codes = this.codes();
    const shown = JSON.stringify([codes, this.view.host.editable]);
    if (this.shown === shown) {
      return;
    }
    this.shown = shown;
    const texts = await Promise.all(codes.map(code => nameOf(this.address, code)));
    if (this.shown !== shown) {
      return;
    }
    if (this.multiple) {
      this.chips.replaceChildren(...codes.map((code, at) => this.chip(code, texts[at])));
    } else if (document.activeElement !== this.input || codes.length > 0) {
      this.input.value = texts[0] ?? '';
      this.chosen = texts[0] ?? '';
    }
  }

  chip(code, name) {
    const chip = document.createElement('span');
    chip.className = 'tk-chip';
    chip.textContent = name;
    if (this.view.host.editable) {
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = '×';
      remove.setAttribute('aria-label', words.removeNamed(name));
      remove.addEventListener('click', () => this.write(this.codes().filter(one => one !== code)));
      chip.append(' ', remove);
    }
    return chip;
  }

  async search() {
    const text = this.input.value === this.chosen ? '' : this.input.value;
    const answer = await call('GET', this.address + encodeURIComponent(text.normalize('NFC')));
    if (document.activeElement !== this.input || !answer.ok) {
      return;
    }
    const taken = this.multiple ? this.codes() : [];
    const items = itemsOf(answer.body).filter(item => !taken.includes(item.code));
    this.items = items;
    this.list.replaceChildren(...items.map((item, at) => this.option(item, at)));
    if (items.length === 0) {
      this.note(words.noMatch);
    } else if (answer.body?.more) {
      this.note(words.more);
    }
    this.open(true);
    this.activate(text === '' ? -1 : 0);
  }

  option(item, at) {
    const option = document.createElement('li');
    option.setAttribute('role', 'option');
    option.id = `${this.list.id}-${at}`;
    option.textContent = item.name;
    const code = document.createElement('small');
    code.textContent = ` ${item.note ?? item.code}`;
    option.append(code);
    option.addEventListener('pointerdown', event => {
      event.preventDefault();
      this.take(item);
    });
    return option;
  }

  note(text) {
    const line = document.createElement('li');
    line.className = 'tk-muted';
    line.textContent = text;
    this.list.append(line);
  }

  key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.list.hidden) {
        this.search();
      } else {
        const count = this.items.length;
        this.activate(count === 0 ? -1 : (this.active + (event.key === 'ArrowDown' ? 1 : -1) + count) % count);
      }
    } else if (event.key === 'Enter' && !event.ctrlKey && !this.list.hidden) {
      event.preventDefault();
      if (this.items[this.active]) {
        this.take(this.items[this.active]);
      }
    } else if (event.key === 'Escape' && !this.list.hidden) {
      event.stopPropagation();
      this.open(false);
    } else if (event.key === 'Backspace' && this.multiple && this.input.value === '') {
      this.write(this.codes().slice(0, -1));
    }
  }

  activate(at) {
    this.active = at;
    [...this.list.querySelectorAll('[role=option]')].forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === at));
      if (index === at) {
        option.scrollIntoView({ block: 'nearest' });
      }
    });
    this.input.setAttribute('aria-activedescendant', at < 0 ? '' : `${this.list.id}-${at}`);
  }

  take(item) {
    names.set(`${this.address} ${item.code}`, Promise.resolve(item.name));
    if (this.multiple) {
      this.input.value = '';
      this.write([...this.codes(), item.code]);
      this.search();
    } else {
      this.input.value = item.name;
      this.chosen = item.name;
      this.write(item.code);
      this.open(false);
    }
  }

  /** An emptied box empties the value; words that were not chosen from the list are taken back. */
  close() {
    if (document.activeElement === this.input) {
      return;
    }
    this.open(false);
    if (this.multiple) {
      this.input.value = '';
    } else if (this.input.value.trim() === '' && this.codes().length > 0) {
      this.chosen = '';
      this.write(null);
    } else {
      this.input.value = this.chosen ?? '';
    }
  }

  write(value) {
    set(this.view.host.model, this.path, value);
    this.view.host.changed(this.input);
    this.update();
  }

  open(wanted) {
    this.list.hidden = !wanted;
    this.input.setAttribute('aria-expanded', String(wanted));
  }
}
