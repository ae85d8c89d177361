// Binds markup to the model of a form: every data-tk-… attribute becomes a small object with update().
import { plainDate } from './dates.js';
import { fromControl, toControl } from './fields.js';
import { format } from './formats.js';
import { fill, get, holds, Place, read, set } from './paths.js';
import { Files } from './files.js';
import { LiveText } from './live.js';
import { Pick } from './pick.js';
import { Sources } from './sources.js';
import { words } from './words.js';

const CONTROLS = 'input, select, textarea, button';

/**
 * The live form. The host says what the model and the process variables are, whether the person may type, and is told
 * of every change: {model, variables, editable, changed(element), act(button, address)}.
 */
export class View {
  constructor(form, host) {
    this.form = form;
    this.host = host;
    this.top = { place: new Place(), bindings: [] };
    for (const control of form.querySelectorAll(CONTROLS)) {
      control.tkDisabled = control.disabled;
    }
    [...form.children].forEach(child => this.visit(child, this.top));
  }

  /** Shows the model as it is now; a field in which somebody types is left alone unless `all` is set. */
  refresh(all = false) {
    this.all = all;
    update(this.top);
    this.all = false;
    this.settle();
  }

  valueAt(place, expression) {
    return expression.startsWith('$') && !['$index', '$number', '$key'].includes(expression)
      ? this.host.variables[expression.slice(1)]
      : read(this.host.model, place, expression);
  }

  /** Only what is shown and may be changed is enabled. */
  settle() {
    for (const control of this.form.querySelectorAll(CONTROLS)) {
      if (control.closest('[data-tk-always]')) {
        continue;
      }
      const hidden = control.closest('[data-tk-if][hidden]') !== null;
      control.disabled = control.tkDisabled === true || hidden || !this.host.editable;
    }
  }

  visit(element, block) {
    const data = element.dataset;
    const add = binding => block.bindings.push(binding);
    if (element.matches('template[data-tk-each]')) {
      add(new Each(this, element, block.place));
      return;
    }
    if (data.tkIf !== undefined) {
      add({ update: () => (element.hidden = !holds(data.tkIf, path => this.valueAt(block.place, path))) });
    }
    if (data.tkText !== undefined) {
      add({ update: () => this.show(element, block.place) });
    }
    if (data.tkState !== undefined) {
      add({ update: () => (element.dataset.state = String(this.valueAt(block.place, data.tkState) ?? '')) });
    }
    if (data.tkAt !== undefined) {
      add({ update: () => (element.dataset.tkAlias = this.plain(data.tkAt, block.place)) });
    }
    if (data.tkHref !== undefined) {
      add({ update: () => this.link(element, block.place) });
    }
    if (data.tkOptions !== undefined) {
      add({ update: () => this.options(element, block.place) });
    }
    if (data.tkLive !== undefined) {
      add(new LiveText(this, element));
      return;
    }
    if (data.tkSources !== undefined) {
      add(new Sources(this, element, block.place));
      return;
    }
    if (data.tkFiles !== undefined) {
      add(new Files(this, element, block.place));
      return;
    }
    if (data.tkField !== undefined) {
      add(data.tkPick === undefined ? this.field(element, block.place) : new Pick(this, element, block.place));
    } else if (data.tkVariable !== undefined) {
      add(this.variable(element));
    }
    if (element.tagName === 'BUTTON') {
      this.button(element, block.place);
    }
    [...element.children].forEach(child => this.visit(child, block));
  }

  field(control, place) {
    const path = place.resolve(control.dataset.tkField);
    control.dataset.tkPath = path.join('.');
    if (control.type === 'radio') {
      control.name = `tk-${path.join('.')}`;
    }
    const typed = () => {
      const before = get(this.host.model, path);
      const value = fromControl(control, before);
      if (JSON.stringify(value ?? null) !== JSON.stringify(before ?? null)) {
        set(this.host.model, path, value);
        this.host.changed(control);
      }
    };
    this.listen(control, typed);
    return { update: () => this.write(control, get(this.host.model, path)) };
  }

  variable(control) {
    const name = control.dataset.tkVariable;
    control.dataset.tkPath = `$${name}`;
    if (control.type === 'radio') {
      control.name = `tk-$${name}`;
    }
    const typed = () => {
      this.host.variables[name] = fromControl(control, this.host.variables[name]);
      this.host.changed(control, true);
    };
    this.listen(control, typed);
    return { update: () => this.write(control, this.host.variables[name]) };
  }

  /** Half a date is no date: dates and times count when the person leaves the field. */
  listen(control, typed) {
    plainDate(control, () => this.host.editable);
    const whole = ['date', 'time', 'datetime', 'localdatetime'].includes(control.dataset.tkType);
    if (!whole) {
      control.addEventListener('input', typed);
    }
    control.addEventListener('change', () => {
      typed();
      if (whole) {
        control.tkCommitted = true;
        this.refresh();
      }
    });
  }

  write(control, value) {
    const typing = control === document.activeElement && !['checkbox', 'radio'].includes(control.type);
    if (this.all || !typing || control.tkCommitted) {
      control.tkCommitted = false;
      toControl(control, value);
    }
  }

  show(element, place) {
    const value = this.valueAt(place, element.dataset.tkText);
    const labels = element.dataset.tkLabels ? JSON.parse(element.dataset.tkLabels) : {};
    const text = labels[String(value)]
      ?? (typeof value === 'boolean' ? (value ? words.yes : words.no) : format(value, element.dataset.tkFormat));
    if (element.textContent !== text) {
      element.textContent = text;
    }
    element.classList.toggle('tk-lines', element.dataset.tkFormat === 'lines');
  }

  link(element, place) {
    const pattern = element.dataset.tkHref;
    // what is a whole address in the model is not encoded as a part of one
    const address = /^\{[^{}]+\}$/.test(pattern) ? this.plain(pattern, place) : this.address(pattern, place);
    if (/^\/(?![/\\])/.test(address)) {
      element.setAttribute('href', address);
    }
  }

  /** An address with what stands in braces filled in from this place, the task or its process instance. */
  address(pattern, place) {
    return fill(pattern, path => this.host.facts[path] ?? this.valueAt(place, path));
  }

  plain(pattern, place) {
    return pattern.replace(/\{([^{}]+)\}/g, (whole, path) => String(this.valueAt(place, path) ?? ''));
  }

  options(select, place) {
    const list = this.valueAt(place, select.dataset.tkOptions) ?? [];
    const wanted = JSON.stringify(list.map(option => [option.code, option.name]));
    if (select.tkShown === wanted) {
      return;
    }
    select.tkShown = wanted;
    const own = [...select.options].filter(option => !option.dataset.tkOffered && option.value === '');
    const blank = own.length > 0 || select.multiple ? own : [new Option(words.choose, '')];
    const offered = list.map(option => {
      const made = new Option(option.name, option.code);
      made.dataset.tkOffered = 'true';
      return made;
    });
    select.replaceChildren(...blank, ...offered);
  }

  button(button, place) {
    button.type = 'button';
    const data = button.dataset;
    const onClick = work => button.addEventListener('click', () => this.host.editable && work());
    if (data.tkAdd !== undefined) {
      onClick(() => this.add(place.resolve(data.tkAdd), data.tkValue ? JSON.parse(data.tkValue) : {}));
    } else if (data.tkRemove !== undefined) {
      onClick(() => this.move(place, button, null));
    } else if (data.tkUp !== undefined) {
      onClick(() => this.move(place, button, -1));
    } else if (data.tkDown !== undefined) {
      onClick(() => this.move(place, button, 1));
    } else if (data.tkAction !== undefined) {
      onClick(() => this.host.act(button, this.address(data.tkAction, place)));
    }
  }

  add(path, value) {
    const list = get(this.host.model, path) ?? [];
    set(this.host.model, path, [...list, value]);
    this.changedList();
    const prefix = `${path.join('.')}.${list.length}`;
    this.form.querySelector(`[data-tk-path^="${CSS.escape(prefix).replaceAll('\\.', '.')}"]`)?.focus();
  }

  /** Moves the element of a list at this place by so many steps; null takes it out. */
  move(place, button, steps) {
    const path = place.path.slice(0, -1);
    const list = [...get(this.host.model, path)];
    const index = Number(place.index);
    if (steps !== null && (index + steps < 0 || index + steps >= list.length)) {
      return;
    }
    const [element] = list.splice(index, 1);
    if (steps !== null) {
      list.splice(index + steps, 0, element);
    }
    set(this.host.model, path, list);
    this.changedList();
    if (steps === null && !button.isConnected) {
      this.form.querySelector(`[data-tk-add="${path[path.length - 1]}"]`)?.focus();
    }
  }

  changedList() {
    this.refresh(true);
    this.host.changed(null);
  }
}

function update(block) {
  block.bindings.forEach(binding => binding.update());
}

/** A template, repeated for every element of a list; rows follow positions, so that a moved element only changes texts. */
class Each {
  constructor(view, template, place) {
    this.view = view;
    this.template = template;
    this.place = place;
    this.rows = [];
    if (template.parentElement) {
      template.parentElement.dataset.tkList = place.resolve(template.dataset.tkEach).join('.');
    }
  }

  update() {
    const expression = this.template.dataset.tkEach;
    const list = this.view.valueAt(this.place, expression) ?? [];
    const keys = Array.isArray(list) ? list.map((one, index) => index) : Object.keys(list);
    while (this.rows.length > 0 && !this.rows.every((row, at) => at < keys.length && row.key === keys[at])) {
      this.rows.pop().nodes.forEach(node => node.remove());
    }
    this.rows.forEach(update);
    keys.slice(this.rows.length).forEach(key => this.grow(key));
  }

  grow(key) {
    const content = document.importNode(this.template.content, true);
    const row = { key, place: this.place.within(this.listPath(), key), bindings: [], nodes: [...content.childNodes] };
    [...content.querySelectorAll(CONTROLS)].forEach(control => (control.tkDisabled = control.disabled));
    [...content.children].forEach(child => this.view.visit(child, row));
    this.template.before(content);
    this.rows.push(row);
    update(row);
  }

  /** Where the list really stands, as a name may be found further out. */
  listPath() {
    let place = this.place;
    const expression = this.template.dataset.tkEach;
    while (place.outer && get(this.view.host.model, place.resolve(expression)) === undefined) {
      place = place.outer;
    }
    return place.resolve(expression);
  }
}
