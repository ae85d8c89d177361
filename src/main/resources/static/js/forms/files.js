// Attachments: a list with download links, upload with progress, deletion. The server keeps them, not the form's model.
import { call, problemsOf, token } from './api.js';
import { size } from './formats.js';
import { words } from './words.js';

// the server's own limit, told before the file has travelled
const LARGEST = 50 * 1024 * 1024;

export class Files {
  constructor(view, holder, place) {
    this.view = view;
    this.holder = holder;
    this.place = place;
    this.list = document.createElement('ul');
    this.list.className = 'tk-files';
    this.state = document.createElement('p');
    this.state.className = 'tk-muted';
    this.state.setAttribute('role', 'status');
    holder.append(this.list, this.picker(), this.state);
  }

  picker() {
    this.label = document.createElement('label');
    this.label.className = 'tk-button';
    this.label.textContent = words.addFile;
    this.input = document.createElement('input');
    this.input.type = 'file';
    this.input.multiple = true;
    this.input.className = 'tk-unseen';
    if (this.holder.dataset.tkAccept) {
      this.input.accept = this.holder.dataset.tkAccept;
    }
    this.input.addEventListener('change', () => this.upload([...this.input.files]));
    this.label.append(this.input);
    return this.label;
  }

  update() {
    this.label.hidden = !this.view.host.editable;
    const address = this.view.address(this.holder.dataset.tkFiles, this.place);
    if (address !== this.address || this.shownEditable !== this.view.host.editable) {
      this.address = address;
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
    const files = Array.isArray(answer.body) ? answer.body : answer.body?.items ?? [];
    this.list.replaceChildren(...files.map(file => this.line(file)));
    if (files.length === 0) {
      const none = document.createElement('li');
      none.className = 'tk-muted';
      none.textContent = words.noFiles;
      this.list.append(none);
    }
  }

  line(file) {
    const line = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${this.address}/${encodeURIComponent(file.id)}`;
    link.setAttribute('download', file.name);
    link.textContent = file.name;
    const bytes = document.createElement('small');
    bytes.textContent = ` ${size(file.size ?? 0)} `;
    line.append(link, bytes);
    if (this.view.host.editable && file.removable !== false) {
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.className = 'tk-link';
      remove.textContent = words.removeFile;
      remove.setAttribute('aria-label', words.deleteFile(file.name));
      remove.addEventListener('click', () => this.remove(file));
      line.append(remove);
    }
    return line;
  }

  async remove(file) {
    if (window.confirm(words.deleteFileAsk(file.name))) {
      this.report(await call('DELETE', `${this.address}/${encodeURIComponent(file.id)}`));
      this.load();
    }
  }

  async upload(files) {
    this.state.textContent = '';
    const refused = [];
    for (const file of files) {
      if (file.size > LARGEST) {
        refused.push(words.fileTooLarge(file.name, LARGEST / 1024 / 1024));
        continue;
      }
      const answer = await this.send(file);
      if (!answer.ok) {
        refused.push(...(answer.status === 0 ? [words.uploadFailed(file.name)] : answer.problems.map(one => `${file.name}: ${one.text}`)));
      }
    }
    this.input.value = '';
    this.tell(refused);
    this.load();
    this.view.host.filesChanged?.();
  }

  /** XMLHttpRequest, as fetch does not tell how far an upload has come. */
  send(file) {
    return new Promise(resolve => {
      const request = new XMLHttpRequest();
      request.open('POST', this.address);
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader('X-TK-XSRF', token());
      request.upload.addEventListener('progress', event => {
        const percent = event.lengthComputable ? Math.floor((event.loaded / event.total) * 100) : 0;
        this.state.textContent = words.uploading(file.name, percent);
      });
      request.addEventListener('load', () => {
        const ok = request.status >= 200 && request.status < 300;
        resolve({ ok, status: request.status, problems: ok ? [] : problemsOf(parsed(request.responseText)) });
      });
      ['error', 'abort', 'timeout'].forEach(name =>
        request.addEventListener(name, () => resolve({ ok: false, status: 0, problems: [] })));
      const body = new FormData();
      body.append('file', file, file.name.normalize('NFC'));
      request.send(body);
    });
  }

  report(answer) {
    this.tell(answer.ok ? [] : answer.status === 0 ? [words.failed] : answer.problems.map(one => one.text));
  }

  tell(sentences) {
    this.state.textContent = sentences.join('\n');
    this.state.classList.toggle('tk-problem', sentences.length > 0);
    this.state.classList.toggle('tk-muted', sentences.length === 0);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
