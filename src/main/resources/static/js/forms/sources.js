// What units wrote in a section, beside its text: loaded when it is opened, searched and paged by the server.
import { call } from './api.js';
import { button, element, insert } from './parts.js';
import { words } from './words.js';

const WAIT = 300;

export class Sources {
  constructor(view, details, place) {
    this.view = view;
    this.address = view.address(details.dataset.tkSources, place);
    this.details = details;
    this.area = details.closest('.tk-section').querySelector('textarea[data-tk-field]');
    this.search = element('input', { type: 'search', placeholder: words.searchSources, 'aria-label': words.searchSources });
    this.groups = element('select', { 'aria-label': words.group, hidden: true });
    this.list = element('div', { class: 'tk-passages', 'aria-live': 'polite' });
    this.pager = element('div', { class: 'tk-actions' });
    details.append(element('div', { class: 'tk-row', 'data-tk-always': true }, this.search, this.groups), this.list, this.pager);
    details.addEventListener('toggle', () => details.open && !this.loaded && this.load(0));
    this.search.addEventListener('input', event => {
      event.stopPropagation();
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.load(0), WAIT);
    });
    this.search.addEventListener('keydown', event => event.key === 'Enter' && event.preventDefault());
    this.groups.addEventListener('change', () => this.load(0));
  }

  update() {
    // its content comes from the server, not from the model
  }

  async load(page) {
    this.loaded = true;
    const asked = (this.asked = {});
    const query = new URLSearchParams({ q: this.search.value, group: this.groups.value, page: String(page) });
    const answer = await call('GET', `${this.address}?${query}`);
    if (asked !== this.asked) {
      return;
    }
    if (!answer.ok) {
      this.list.replaceChildren(element('p', { class: 'tk-warning' }, answer.problems[0]?.text ?? words.failed));
      this.loaded = false;
      return;
    }
    this.show(answer.body);
  }

  show({ passages, groups, total, page, more }) {
    if (this.groups.options.length === 0 && groups.length > 0) {
      this.groups.append(new Option(words.allGroups, ''), ...groups.map(group => new Option(group.name, group.code)));
      this.groups.hidden = false;
    }
    this.list.replaceChildren(
      element('p', { class: 'tk-help' }, total === 0 ? words.noSources : words.foundSources(total)),
      ...passages.map(passage => this.passage(passage)));
    this.pager.replaceChildren();
    if (page > 0) {
      this.pager.append(button(words.pageBefore, () => this.load(page - 1), { 'data-tk-always': true }));
    }
    if (more) {
      this.pager.append(button(words.pageAfter, () => this.load(page + 1), { 'data-tk-always': true }));
    }
    this.view.settle();
  }

  passage({ groupName, units, text, sentences, notApplicable, reason }) {
    const links = units.flatMap((unit, index) => [
      index > 0 ? ', ' : '',
      element('a', { href: `/bao-cao/${unit.obligationId}`, target: '_blank' }, words.unitVersion(unit.name, unit.versionNo))
    ]);
    const head = element('p', { class: 'tk-speakers' }, ...links, groupName ? element('span', { class: 'tk-muted' }, ` · ${groupName}`) : '');
    if (notApplicable) {
      return element('div', { class: 'tk-passage' }, head, element('p', { class: 'tk-muted' }, words.notApplicable(reason ?? '')));
    }
    head.append(' ', button(words.insertPassage, () => this.put(`${text}\n`)));
    return element('div', { class: 'tk-passage' }, head,
      element('p', {}, ...sentences.flatMap(sentence => [
        sentence, ' ', button('+', () => this.put(sentence), { class: 'tk-insert', 'aria-label': words.insertSentence, title: words.insertSentence }), ' '
      ])));
  }

  put(text) {
    if (this.view.host.editable) {
      insert(this.area, text, true);
    }
  }
}
