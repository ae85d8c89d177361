// Problems stand beside the field they belong to, and together in a summary on top whose lines lead to the fields.
import { words } from './words.js';

export class Problems {
  constructor(form) {
    this.form = form;
    this.summary = document.createElement('div');
    this.summary.className = 'tk-problems';
    this.summary.tabIndex = -1;
    this.summary.setAttribute('role', 'alert');
    this.summary.hidden = true;
    form.prepend(this.summary);
    form.addEventListener('input', event => this.forget(event.target));
  }

  /**
   * Shows problems and nothing else; `prefix` is where in the model the paths of the problems begin. Without a summary
   * they stand beside their fields only, as a reminder while somebody is still typing.
   */
  show(problems, { prefix = '', loud = true, summary = true } = {}) {
    this.clear();
    if (problems.length === 0) {
      return;
    }
    const title = document.createElement('p');
    title.textContent = words.problems(problems.length);
    const list = document.createElement('ul');
    for (const problem of problems) {
      list.append(this.line(problem, this.place(problem.at, prefix)));
    }
    this.summary.append(title, list);
    this.summary.hidden = !summary;
    if (loud) {
      this.summary.scrollIntoView({ block: 'center' });
      this.summary.focus({ preventScroll: true });
    }
  }

  clear() {
    this.summary.hidden = true;
    this.summary.replaceChildren();
    this.form.querySelectorAll('[id^="tk-problem-"]').forEach(note => note.remove());
    this.form.querySelectorAll('[aria-invalid]').forEach(control => {
      control.removeAttribute('aria-invalid');
      control.removeAttribute('aria-describedby');
    });
  }

  line(problem, target) {
    const line = document.createElement('li');
    if (!target) {
      line.textContent = problem.text;
      return line;
    }
    this.mark(target, problem);
    const link = document.createElement('button');
    link.type = 'button';
    link.className = 'tk-link';
    link.dataset.tkAlways = '';
    link.textContent = problem.text;
    link.addEventListener('click', () => this.reveal(target));
    line.append(link);
    return line;
  }

  /** A warning says something to look at and leaves the field as good as it is; a proposal is taken over with a click. */
  mark(target, { text, kind, proposal }) {
    const note = document.createElement('p');
    note.className = kind === 'warning' ? 'tk-problem tk-note' : 'tk-problem';
    note.id = `tk-problem-${Math.random().toString(36).slice(2)}`;
    note.textContent = text;
    if (proposal) {
      note.append(' ', this.taking(target, proposal));
    }
    if (kind === 'warning') {
      (target.closest('.tk-field, td, li, fieldset') ?? target.parentElement).append(note);
    } else if (target.matches('input, select, textarea')) {
      target.setAttribute('aria-invalid', 'true');
      target.setAttribute('aria-describedby', note.id);
      (target.closest('.tk-field, td, li, fieldset') ?? target.parentElement).append(note);
    } else if (target.matches('tbody, tr')) {
      target.closest('table').after(note);
    } else {
      target.append(note);
    }
  }

  taking(target, proposal) {
    const take = document.createElement('button');
    take.type = 'button';
    take.className = 'tk-link tk-proposal';
    take.textContent = words.take(proposal);
    take.addEventListener('click', () => {
      target.value = proposal;
      target.dispatchEvent(new Event('input', { bubbles: true }));
      target.dispatchEvent(new Event('change', { bubbles: true }));
      take.closest('.tk-problem').remove();
      target.focus();
    });
    return take;
  }

  reveal(target) {
    for (let closed = target.closest('details:not([open])'); closed; closed = closed.parentElement.closest('details:not([open])')) {
      closed.open = true;
    }
    target.scrollIntoView({ block: 'center' });
    const control = target.matches('input, select, textarea') ? target : target.querySelector('input, select, textarea');
    (control?.tkFocus ?? control)?.focus({ preventScroll: true });
  }

  forget(control) {
    if (control.getAttribute?.('aria-invalid')) {
      document.getElementById(control.getAttribute('aria-describedby'))?.remove();
      control.removeAttribute('aria-invalid');
      control.removeAttribute('aria-describedby');
    }
  }

  /** The shown element at a path, else the one nearest to it: what holds it, or the first that it holds. */
  place(at, prefix) {
    if (at === '') {
      return null;
    }
    const wanted = prefix && !at.startsWith('$') ? [`${prefix}.${at}`, at] : [at];
    const known = [...this.form.querySelectorAll('[data-tk-path], [data-tk-alias], [data-tk-list]')]
      .filter(element => !element.closest('[data-tk-if][hidden]'))
      .flatMap(element => [element.dataset.tkAlias, element.dataset.tkPath, element.dataset.tkList]
        .filter(path => path).map(path => ({ path, element })));
    for (const path of wanted) {
      const same = known.find(one => one.path === path);
      if (same) {
        return same.element;
      }
    }
    for (const path of wanted) {
      const around = known.filter(one => path.startsWith(`${one.path}.`)).sort((a, b) => b.path.length - a.path.length)[0];
      const inside = known.find(one => one.path.startsWith(`${path}.`));
      if (around ?? inside) {
        return (around ?? inside).element;
      }
    }
    return null;
  }
}
