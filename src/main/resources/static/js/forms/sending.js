// One file on its way to the server in slices (tus 1.0.0): goes on after a broken line, a reload or a new login.
import { problemsOf, token } from './api.js';
import { words } from './words.js';

const SLICE = 1024 * 1024;
const PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];
const BEGUN = 'tk-upload ';

/** Uploads to the address that this browser began and did not finish: [{key, name, size, location}]. */
export function unfinished(address) {
  const begun = [];
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i);
    if (key.startsWith(`${BEGUN}${address} `)) {
      begun.push({ key, ...JSON.parse(localStorage.getItem(key)) });
    }
  }
  return begun;
}

export async function forget(begun) {
  localStorage.removeItem(begun.key);
  await request('DELETE', begun.location);
}

async function request(method, url, headers = {}, body = undefined, signal = undefined) {
  try {
    return await fetch(url, {
      method,
      body,
      signal,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', 'Tus-Resumable': '1.0.0', 'X-TK-XSRF': token(), ...headers }
    });
  } catch {
    return { status: 0, headers: new Headers(), json: async () => null };
  }
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

export class Sending {
  /** told is called with (state, detail): 'sent' bytes, 'waiting' sentence, 'login', 'checking'. */
  constructor(address, file, told) {
    this.address = address;
    this.file = file;
    this.name = file.name.normalize('NFC');
    this.told = told;
    this.key = `${BEGUN}${address} ${this.name} ${file.size} ${file.lastModified}`;
    this.location = JSON.parse(localStorage.getItem(this.key) ?? 'null')?.location;
    this.stopper = new AbortController();
    this.failures = 0;
  }

  /** {done}, {refused: [sentence]} or {cancelled}. */
  async run() {
    while (!this.stopper.signal.aborted) {
      const outcome = this.location ? await this.goOn() : await this.begin();
      if (outcome) {
        localStorage.removeItem(this.key);
        return outcome;
      }
    }
    return { cancelled: true };
  }

  async cancel() {
    this.stopper.abort();
    this.wake?.();
    localStorage.removeItem(this.key);
    if (this.location) {
      await request('DELETE', this.location);
    }
  }

  async begin() {
    const answer = await this.ask('POST', this.address, {
      'Upload-Length': String(this.file.size),
      'Upload-Metadata': `filename ${base64(this.name)}`
    });
    if (answer.status === 201) {
      this.location = answer.headers.get('Location');
      localStorage.setItem(this.key, JSON.stringify({ name: this.name, size: this.file.size, location: this.location }));
      this.offset = 0;
      return null;
    }
    return this.trouble(answer);
  }

  async goOn() {
    if (this.offset === undefined) {
      const answer = await this.ask('HEAD', this.location);
      if (answer.status !== 200) {
        return this.trouble(answer);
      }
      this.offset = Number(answer.headers.get('Upload-Offset'));
      this.told('sent', this.offset);
    }
    const slice = this.file.slice(this.offset, this.offset + SLICE);
    const last = this.offset + slice.size >= this.file.size;
    if (last) {
      this.told('checking');
    }
    const answer = await this.ask('PATCH', this.location, {
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(this.offset)
    }, slice);
    if (answer.status !== 204) {
      this.offset = undefined;
      return this.trouble(answer);
    }
    this.failures = 0;
    this.offset = Number(answer.headers.get('Upload-Offset'));
    this.told('sent', this.offset);
    return this.offset >= this.file.size ? { done: true } : null;
  }

  ask(method, url, headers, body) {
    return request(method, url, headers, body, this.stopper.signal);
  }

  /** What to do about an answer that is none of the expected: an outcome, or nothing after a pause. */
  async trouble(answer) {
    if (this.stopper.signal.aborted) {
      return { cancelled: true };
    }
    if (answer.status === 401 || answer.status === 403) {
      this.told('login');
      await this.pause(4000);
      return null;
    }
    if (answer.status === 409) {
      return null;
    }
    if (answer.status === 404 && this.location) {
      this.location = undefined;
      this.offset = undefined;
      localStorage.removeItem(this.key);
      return { gone: true };
    }
    if (answer.status === 0 || answer.status >= 500 || answer.status === 408 || answer.status === 429) {
      this.told('waiting');
      await this.pause(PAUSES[Math.min(this.failures++, PAUSES.length - 1)]);
      return null;
    }
    return { refused: problemsOf(await answer.json().catch(() => null)).map(one => one.text) };
  }

  /** Ends early when the line is back. */
  pause(milliseconds) {
    return new Promise(resolve => {
      const over = () => {
        clearTimeout(timer);
        window.removeEventListener('online', over);
        resolve();
      };
      const timer = setTimeout(over, milliseconds);
      window.addEventListener('online', over);
      this.wake = over;
    });
  }
}

/** The sentence for somebody who waits for a login. */
export const loginLink = () => {
  const link = document.createElement('a');
  link.href = '/dang-nhap';
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = words.logIn;
  return link;
};
