// Attachments: a list with download links, uploads with progress that survive a broken line, deletion. The server keeps
// them, not the form's model.
import { call } from './api.js';
import { size } from './formats.js';
import { Sending, forget, loginLink, unfinished } from './sending.js';
import { words } from './words.js';

const AT_ONCE = 2;

export class Files {
  constructor(view, holder, place) {
    this.view = view;
    this.holder = holder;
    this.place = place;
    this.queue = [];
    this.running = 0;
    this.list = element('ul', 'tk-files');
    this.travelling = element('ul', 'tk-travelling');
    this.state = element('p', 'tk-muted');
    this.state.setAttribute('role', 'status');
    holder.append(this.list, this.travelling, this.picker(), this.state);
    holder.classList.add('tk-drop');
    holder.addEventListener('dragover', event => this.over(event, true));
    holder.addEventListener('dragleave', event => this.over(event, false));
    holder.addEventListener('drop', event => {
      this.over(event, false);
      this.upload([...event.dataTransfer.files]);
    });
  }

  over(event, inside) {
    if (this.view.host.editable && event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      this.holder.classList.toggle('tk-dropping', inside);
    }
  }

  picker() {
    this.label = element('label', 'tk-button', words.addFile);
    this.input = element('input', 'tk-unseen');
    this.input.type = 'file';
    this.input.multiple = true;
    if (this.holder.dataset.tkAccept) {
      this.input.accept = this.holder.dataset.tkAccept;
    }
    this.input.addEventListener('change', () => {
      const files = [...this.input.files];
      this.input.value = '';
      this.upload(files);
    });
    this.label.append(this.input);
    return this.label;
  }

  update() {
    this.label.hidden = !this.view.host.editable;
    const address = this.view.address(this.holder.dataset.tkFiles, this.place);
    if (address !== this.address || this.shownEditable !== this.view.host.editable) {
      this.address = address;
      this.uploads = this.view.address(this.holder.dataset.tkUploads ?? '', this.place);
      this.shownEditable = this.view.host.editable;
      this.load();
    }
  }

  async load() {
    const address = this.address;
    const answer = await call('GET', address);
    if (address !== this.address || !answer.ok) {
      return;
    }
    this.files = Array.isArray(answer.body) ? answer.body : answer.body?.items ?? [];
    const begun = this.view.host.editable ? unfinished(this.uploads) : [];
    const waiting = begun.filter(one => !this.rows().some(row => row.dataset.key === one.key));
    this.list.replaceChildren(...this.files.map(file => this.line(file)), ...waiting.map(one => this.begun(one)));
    if (this.list.children.length === 0) {
      this.list.append(element('li', 'tk-muted', words.noFiles));
    }
  }

  rows() {
    return [...this.travelling.children];
  }

  line(file) {
    const line = document.createElement('li');
    const link = element('a', '', file.name);
    link.href = `${this.address}/${encodeURIComponent(file.id)}`;
    link.setAttribute('download', file.name);
    line.append(link, element('small', '', ` ${size(file.size ?? 0)} `));
    if (file.unread) {
      line.append(element('small', 'tk-muted', `${words.unread} `));
    }
    if (this.view.host.editable && file.removable !== false) {
      line.append(button(words.removeFile, words.deleteFile(file.name), () => this.remove(file)));
    }
    return line;
  }

  /** A file that was begun before the page was left: the browser needs it chosen again. */
  begun(one) {
    const line = element('li', 'tk-muted', `${words.begunBefore(one.name, size(one.size))} `);
    line.append(button(words.cancelUpload, words.cancelNamed(one.name), async () => {
      await forget(one);
      this.load();
    }));
    return line;
  }

  async remove(file) {
    if (window.confirm(words.deleteFileAsk(file.name))) {
      this.report(await call('DELETE', `${this.address}/${encodeURIComponent(file.id)}`));
      this.load();
    }
  }

  upload(files) {
    this.report({ ok: true });
    files.forEach(file => this.queue.push(this.row(file)));
    this.start();
  }

  start() {
    while (this.running < AT_ONCE && this.queue.length > 0) {
      this.running++;
      this.queue.shift()().finally(() => {
        this.running--;
        this.start();
      });
    }
  }

  /** Shows the file among those on their way; returns what sends it. */
  row(file) {
    const line = element('li', 'tk-sending');
    const bar = document.createElement('progress');
    bar.max = Math.max(file.size, 1);
    bar.value = 0;
    bar.setAttribute('aria-label', words.uploading(file.name));
    const percent = element('small', 'tk-percent', '0 %');
    const said = element('span', 'tk-muted');
    said.setAttribute('role', 'status');
    const sending = new Sending(this.uploads, file, (state, bytes) => {
      if (state === 'sent') {
        bar.value = bytes;
        percent.textContent = `${Math.floor((bytes / bar.max) * 100)} %`;
      }
      const sentence = { waiting: words.lineBroken, login: words.uploadLogin, checking: words.checkingFile }[state] ?? '';
      if (said.textContent !== sentence) {
        said.replaceChildren(sentence, ...(state === 'login' ? [' ', loginLink()] : []));
      }
    });
    line.dataset.key = sending.key;
    const cancel = button(words.cancelUpload, words.cancelNamed(file.name), () => {
      sending.cancel().then(() => this.load());
      line.remove();
    });
    line.append(element('span', '', file.name), ` ${size(file.size)} `, bar, ' ', percent, ' ', cancel, ' ', said);
    this.travelling.append(line);
    return () => this.send(file, sending, line);
  }

  async send(file, sending, line) {
    let outcome = await sending.run();
    if (outcome.gone) {
      await this.load();
      const arrived = this.files?.some(one => one.name === sending.name && one.size === file.size);
      outcome = arrived ? { done: true } : await sending.run();
    }
    if (outcome.refused || outcome.gone) {
      this.refused(line, file, outcome.refused ?? [words.uploadFailed(file.name)]);
    } else {
      line.remove();
    }
    if (outcome.done) {
      await this.load();
      this.view.host.filesChanged?.();
    }
  }

  /** The sentence stays beside the file until it is put away; other files go on. */
  refused(line, file, sentences) {
    line.className = 'tk-refused';
    line.replaceChildren(
      element('span', '', `${file.name} `),
      button(words.putAway, words.putAwayNamed(file.name), () => line.remove()),
      element('p', 'tk-problem', sentences.join('\n'))
    );
    line.lastChild.setAttribute('role', 'alert');
  }

  report(answer) {
    const sentences = answer.ok ? [] : answer.status === 0 ? [words.failed] : answer.problems.map(one => one.text);
    this.state.textContent = sentences.join('\n');
    this.state.classList.toggle('tk-problem', sentences.length > 0);
    this.state.classList.toggle('tk-muted', sentences.length === 0);
  }
}

function element(name, classes, text = '') {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

function button(text, label, clicked) {
  const made = element('button', 'tk-link', text);
  made.type = 'button';
  made.setAttribute('aria-label', label);
  made.addEventListener('click', clicked);
  return made;
}
