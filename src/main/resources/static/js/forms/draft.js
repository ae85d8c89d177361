// Saves what is typed while it is typed: on the server after a pause, in this browser until the server has it.
import { call } from './api.js';

const PAUSE = 1500;
const LONGEST = 10_000;
const RETRY = [3_000, 6_000, 12_000, 30_000];

/**
 * States told to the host: clean, dirty, saving, saved, refused (422), conflict (409), session (401), gone (404),
 * retrying (not reached, or the server failed). The host gives {content(), address, saved(answer), state(name, answer),
 * keep(), forget()}.
 */
export class Draft {
  constructor(host) {
    this.host = host;
    this.revision = 0;
    this.savedRevision = 0;
    this.failures = 0;
  }

  get clean() {
    return this.revision === this.savedRevision;
  }

  changed() {
    this.revision += 1;
    this.since ??= Date.now();
    this.host.keep();
    this.host.state('dirty');
    this.schedule(Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
  }

  /** Says that what is shown is what the server has. */
  reset() {
    clearTimeout(this.timer);
    this.savedRevision = this.revision;
    this.since = undefined;
  }

  stop() {
    clearTimeout(this.timer);
    this.stopped = true;
  }

  schedule(wait) {
    clearTimeout(this.timer);
    if (!this.stopped) {
      this.timer = setTimeout(() => this.save(), wait);
    }
  }

  /** Saves now what is not saved; true when the server has everything. */
  async save(more) {
    clearTimeout(this.timer);
    while (this.running) {
      await this.running;
    }
    if (this.clean) {
      return true;
    }
    this.running = this.send(more);
    try {
      return await this.running;
    } finally {
      this.running = null;
    }
  }

  async send(more) {
    const revision = this.revision;
    this.host.state('saving');
    const answer = await call('PUT', this.host.address, this.host.content(), more);
    if (answer.ok) {
      this.savedRevision = revision;
      this.failures = 0;
      this.since = undefined;
      this.host.saved(answer.body ?? {}, this.clean);
      if (this.clean) {
        this.host.forget();
        this.host.state('saved');
      } else {
        this.schedule(PAUSE);
      }
      return this.clean;
    }
    return this.failed(answer);
  }

  failed(answer) {
    const state = { 401: 'session', 404: 'gone', 409: 'conflict', 400: 'refused', 413: 'refused', 422: 'refused' }[answer.status]
      ?? 'retrying';
    this.since = undefined;
    this.host.state(state, answer);
    if (state === 'retrying' || state === 'session') {
      this.schedule(RETRY[Math.min(this.failures, RETRY.length - 1)]);
      this.failures += 1;
    }
    return false;
  }
}
