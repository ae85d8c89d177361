// Closing remarks while the chair speaks: Enter takes a line down; a line stays on this machine until the server has it.
import { call } from './forms/api.js';
import { button, element } from './forms/parts.js';

const RETRY = [1000, 2000, 4000, 8000, 15000];
const LOOK = 3000;
const PAUSE = 1200;

const said = {
  saved: time => `Đã lưu lúc ${time}.`,
  waiting: count => `Chưa gửi được ${count} dòng, đang giữ trên máy này và thử lại…`,
  session: 'Phiên làm việc đã hết; các dòng chưa gửi vẫn giữ trên máy này. ',
  logIn: 'Đăng nhập lại (mở trang mới)',
  conflict: text => `Người khác vừa sửa dòng này thành: “${text}”. `,
  gone: 'Người khác vừa xóa dòng này. ',
  mine: 'Giữ dòng của tôi',
  theirs: 'Lấy dòng của người kia',
  remove: 'Xóa',
  sure: 'Xóa ý kết luận này?',
  text: 'Ý kết luận',
  lead: 'Chủ trì',
  due: 'Thời hạn',
  general: 'chung'
};

const list = document.getElementById('remark-list');
const entry = document.getElementById('remark-entry');
const state = document.getElementById('remark-state');
const none = document.getElementById('remark-none');
const writable = list.dataset.writable === 'true';
const base = `/api/conferences/${list.dataset.conference}/remarks`;
const place = `tk-remarks:${list.dataset.conference}`;

/** Lines that the server does not have yet, by their ids, in the order in which they were typed. */
const queue = new Map(Object.entries(JSON.parse(localStorage.getItem(place) ?? '{}')));
const rows = new Map();
let sending = false;
let failures = 0;

function keep() {
  if (queue.size === 0) {
    localStorage.removeItem(place);
  } else {
    localStorage.setItem(place, JSON.stringify(Object.fromEntries(queue)));
  }
}

function say(text, kind = '', ...more) {
  state.replaceChildren(text, ...more);
  state.dataset.kind = kind;
}

function changed() {
  none.hidden = rows.size > 0;
  if (!document.getElementById('khac').contains(document.activeElement)) {
    document.body.dispatchEvent(new CustomEvent('remarks-changed'));
  }
}

class Row {
  constructor(line) {
    this.id = line.id;
    this.version = line.version ?? null;
    const field = (name, label, more = {}) => element('input', { 'aria-label': label, 'data-field': name, disabled: !writable, ...more });
    this.text = element('textarea', { 'aria-label': said.text, rows: '2', disabled: !writable });
    this.lead = field('lead', said.lead, { list: 'remark-leads', placeholder: said.lead });
    this.due = field('due', said.due, { size: '14', placeholder: said.due });
    this.general = element('input', { type: 'checkbox', disabled: !writable });
    this.problem = element('p', { class: 'problem', hidden: true });
    this.element = element(
      'li', { class: 'remark', 'data-id': this.id }, this.text,
      element('div', { class: 'remark-more' }, this.lead, this.due, element('label', { class: 'tick' }, this.general, ` ${said.general}`),
        writable ? button(said.remove, () => this.remove(), { class: 'link' }) : null),
      this.problem
    );
    for (const control of [this.text, this.lead, this.due, this.general]) {
      control.addEventListener('input', () => {
        clearTimeout(this.pause);
        this.pause = setTimeout(() => this.save(), PAUSE);
      });
      control.addEventListener('change', () => this.save());
    }
    list.append(this.element);
    rows.set(this.id, this);
    this.show(line);
  }

  get dirty() {
    return queue.has(this.id);
  }

  show(line) {
    this.version = line.version ?? this.version;
    this.shown = line;
    this.text.value = line.text ?? '';
    this.lead.value = line.lead ?? '';
    this.due.value = line.due ?? '';
    this.general.checked = Boolean(line.general);
  }

  typed() {
    return { version: this.version, general: this.general.checked, text: this.text.value, lead: this.lead.value, due: this.due.value };
  }

  save() {
    clearTimeout(this.pause);
    const typed = this.typed();
    const known = this.shown ?? {};
    if (typed.text === (known.text ?? '') && typed.lead === (known.lead ?? '') && typed.due === (known.due ?? '')
        && typed.general === Boolean(known.general)) {
      return;
    }
    this.tell('');
    queue.set(this.id, typed);
    keep();
    send();
  }

  tell(text, ...more) {
    this.problem.hidden = text === '';
    this.problem.replaceChildren(text, ...more);
  }

  async remove() {
    if (!window.confirm(said.sure)) {
      return;
    }
    queue.delete(this.id);
    keep();
    if (this.version !== null) {
      const answer = await call('DELETE', `${base}/${this.id}?version=${this.version}`);
      if (!answer.ok) {
        this.tell(answer.problems[0]?.text ?? said.waiting(1));
        return;
      }
    }
    this.drop();
    changed();
  }

  drop() {
    this.element.remove();
    rows.delete(this.id);
  }

  /** Somebody else was faster: both texts are there, and the person chooses. */
  clash(theirs) {
    const mine = button(said.mine, () => {
      this.version = theirs?.version ?? null;
      queue.set(this.id, this.typed());
      keep();
      this.tell('');
      send();
    }, { class: 'link' });
    const other = button(said.theirs, () => {
      queue.delete(this.id);
      keep();
      this.tell('');
      if (theirs) {
        this.show(theirs);
      } else {
        this.drop();
      }
      changed();
    }, { class: 'link' });
    this.tell(theirs ? said.conflict(theirs.text) : said.gone, mine, ' ', other);
  }
}

/** Sends line after line; what is refused waits for the person, what is not reached is tried again. */
async function send() {
  if (sending) {
    return;
  }
  sending = true;
  const asked = new Set();
  for (;;) {
    const next = [...queue].find(([id, typed]) => !typed.held && !asked.has(id + JSON.stringify(typed)));
    if (!next) {
      break;
    }
    const [id, typed] = next;
    asked.add(id + JSON.stringify(typed));
    const answer = await call('PUT', `${base}/${id}`, typed);
    if (!(await settle(id, typed, answer))) {
      break;
    }
  }
  sending = false;
}

/** Whether the next line may be sent. */
async function settle(id, typed, answer) {
  const row = rows.get(id);
  if (answer.ok) {
    failures = 0;
    const newer = queue.get(id) !== typed;
    if (newer) {
      queue.set(id, { ...queue.get(id), version: answer.body.version });
      if (row) {
        row.version = answer.body.version;
      }
    } else {
      queue.delete(id);
      row?.show(answer.body);
    }
    keep();
    say(said.saved(new Date().toLocaleTimeString('vi-VN')), 'good');
    changed();
    return true;
  }
  if (answer.status === 409) {
    hold(id, typed);
    const all = await call('GET', base);
    row?.clash(all.ok ? all.body.find(line => line.id === id) : null);
    return true;
  }
  if (answer.status === 401) {
    say(said.session, 'bad', element('a', { href: '/dang-nhap', target: '_blank', rel: 'noopener' }, said.logIn));
    again();
    return false;
  }
  if (answer.status === 0 || answer.status >= 500) {
    say(said.waiting(queue.size), 'bad');
    again();
    return false;
  }
  hold(id, typed);
  row?.tell(answer.problems.map(problem => problem.text).join(' '));
  return true;
}

/** Keeps a refused line as it was typed, until it is typed otherwise. */
function hold(id, typed) {
  if (queue.get(id) === typed) {
    queue.set(id, { ...typed, held: true });
    keep();
  }
}

function again() {
  const wait = RETRY[Math.min(failures++, RETRY.length - 1)];
  setTimeout(send, wait);
}

/** What others have written meanwhile; what is being typed here stays. */
async function look() {
  const answer = await call('GET', base);
  if (answer.ok && !sending) {
    let news = false;
    const there = new Set(answer.body.map(line => line.id));
    for (const line of answer.body) {
      const row = rows.get(line.id);
      if (!row) {
        new Row(line);
        news = true;
      } else if (!row.dirty && row.version !== line.version && !row.element.contains(document.activeElement)) {
        row.show(line);
        news = true;
      }
    }
    for (const row of [...rows.values()]) {
      if (!there.has(row.id) && !row.dirty) {
        row.drop();
        news = true;
      }
    }
    answer.body.forEach(line => list.append(rows.get(line.id).element));
    [...rows.values()].filter(row => !there.has(row.id)).forEach(row => list.append(row.element));
    if (news) {
      changed();
    }
  }
  none.hidden = rows.size > 0;
  setTimeout(look, LOOK);
}

function take(event) {
  event.preventDefault();
  const [text, lead, due, general] = ['text', 'lead', 'due', 'general'].map(name => document.getElementById(`remark-${name}`));
  if (text.value.trim() === '') {
    text.focus();
    return;
  }
  const typed = { version: null, general: general.checked, text: text.value, lead: lead.value, due: due.value };
  const row = new Row({ id: crypto.randomUUID?.() ?? randomId(), ...typed });
  queue.set(row.id, typed);
  keep();
  for (const control of [text, lead, due]) {
    control.value = '';
  }
  general.checked = false;
  text.focus();
  none.hidden = true;
  send();
}

/** For pages that are not served over TLS, where the browser makes no ids. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

let offering;
document.addEventListener('input', event => {
  if (event.target.getAttribute('list') === 'remark-leads') {
    clearTimeout(offering);
    offering = setTimeout(() => offer(event.target.value), 250);
  }
});

async function offer(words) {
  const answers = await Promise.all(['units', 'unit-groups'].map(kind => call('GET', `/api/${kind}?q=${encodeURIComponent(words)}`)));
  const found = answers.flatMap(answer => (answer.ok ? answer.body.items : []));
  document.getElementById('remark-leads').replaceChildren(...found.map(item => new Option(item.code, item.name)));
}

document.addEventListener('click', async event => {
  const pressed = event.target.closest('[data-take], [data-leave]');
  const article = pressed?.closest('[data-about]');
  if (!article) {
    return;
  }
  const reason = article.querySelector('[data-reason]');
  const answer = await call('POST', `${base}/${article.dataset.about}/decision`, { taken: pressed.matches('[data-take]'), reason: reason.value });
  if (answer.ok) {
    pressed.blur();
    document.body.dispatchEvent(new CustomEvent('remarks-changed'));
  } else {
    const problem = article.querySelector('.problem');
    problem.hidden = false;
    problem.textContent = answer.problems[0]?.text ?? said.waiting(1);
    reason.focus();
  }
});

document.addEventListener('change', async event => {
  const chosen = event.target.closest('[data-match]');
  if (!chosen?.value) {
    return;
  }
  const article = chosen.closest('[data-about]');
  const answer = await call('POST', `${base}/${article.dataset.about}/prepared`, { prepared: chosen.value });
  if (answer.ok) {
    chosen.blur();
    document.body.dispatchEvent(new CustomEvent('remarks-changed'));
  }
});

if (entry) {
  entry.addEventListener('submit', take);
  // nothing can be typed before there is somebody to take it
  entry.querySelector('fieldset').disabled = false;
  document.getElementById('remark-text').focus();
}
for (const [id, typed] of queue) {
  new Row({ id, ...typed });
  queue.set(id, { ...typed, held: false });
}
send();
look();
