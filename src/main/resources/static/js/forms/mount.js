// Brings an embedded form of Tasklist to life: loads, binds, saves, completes.
import { call, problemsOf } from './api.js';
import { Copies } from './copies.js';
import { Draft } from './draft.js';
import { clock } from './formats.js';
import { merge } from './merge.js';
import { Notice } from './notice.js';
import { fill, get, set } from './paths.js';
import { Problems } from './problems.js';
import { submit, variablesOf } from './variables.js';
import { View } from './view.js';
import { words } from './words.js';

/** Called by the script of every form. `camForm` and `$scope` are Tasklist's. */
export function mount(camForm, $scope) {
  const form = camForm.formElement[0] ?? camForm.formElement;
  const session = new Session(form, camForm);
  session.start();
  $scope.$on('$destroy', () => session.leave());
  return session;
}

/** Tasklist's own box says the same in fewer words, and covers the button that is needed next. */
function dismissTasklistNotices() {
  setTimeout(() => document.querySelectorAll('.page-notifications .close').forEach(button => button.click()), 300);
}

class Session {
  constructor(form, camForm) {
    this.form = form;
    this.camForm = camForm;
    this.model = {};
    this.variables = {};
    this.facts = { task: camForm.taskId };
    this.editable = false;
    this.part = form.dataset.tkSend ? form.dataset.tkSend.split('.') : [];
    this.complete = camForm.submit;
    camForm.submit = done => this.finish(done);
  }

  async start() {
    this.form.classList.add('tk-form', 'tk-loading');
    this.problems ??= new Problems(this.form);
    this.notice ??= new Notice(this.form);
    this.notice.say(words.loading);
    const task = this.camForm.facts
      ? { ok: true, body: this.camForm.facts }
      : await call('GET', `/api/tasks/${this.camForm.taskId}`);
    if (!task.ok) {
      this.notLoaded(task);
      return;
    }
    this.facts = { task: task.body.id, key: task.body.key, process: task.body.process };
    this.copies = new Copies(task.body.user, task.body.id);
    const loaded = await this.load();
    if (!loaded.ok) {
      this.notLoaded(loaded);
      return;
    }
    this.view = new View(this.form, this);
    this.draft = new Draft({
      address: this.address('tkSave'),
      content: () => (this.sent = structuredClone(this.typed())),
      saved: (answer, all) => this.saved(answer, all),
      state: (name, answer) => this.stateChanged(name, answer),
      keep: () => this.keep(),
      forget: () => this.keep()
    });
    this.notice.help(task.body.element);
    this.watchClaim();
    this.form.classList.remove('tk-loading');
    this.view.refresh(true);
    this.remind();
    this.claimChanged();
    window.addEventListener('beforeunload', this.warn = event => this.unsaved && event.preventDefault());
    document.addEventListener('visibilitychange', this.flush = () => (document.hidden ? this.saveQuietly() : this.catchUp()));
  }

  notLoaded(answer) {
    this.failed = true;
    this.notice.say('');
    const text = answer.status === 0 || answer.status >= 500 ? words.loadFailed : answer.problems[0].text;
    this.notice.ask(text, [[words.reload, () => this.start()]]);
    if (answer.status === 401) {
      this.notice.state('session');
    }
  }

  address(name) {
    const pattern = this.form.dataset[name];
    return pattern ? fill(pattern, path => this.facts[path] ?? get(this.model, path.split('.'))) : null;
  }

  async load() {
    if (!this.form.dataset.tkLoad) {
      this.model = {};
      return { ok: true };
    }
    const answer = await call('GET', this.address('tkLoad'));
    if (answer.ok) {
      this.stand(answer.body ?? {});
    }
    return answer;
  }

  /** What the server has is what is shown, and what later changes are held against. */
  stand(model, shown = model) {
    this.base = structuredClone(model);
    this.model = shown;
  }

  /** What is to be looked at in what was saved, beside its fields; data-tk-notes says where the model has it. */
  remind() {
    const notes = this.form.dataset.tkNotes ? get(this.model, this.form.dataset.tkNotes.split('.')) ?? [] : [];
    if (notes.length > 0 && this.problems.summary.hidden) {
      this.problems.show(problemsOf({ problems: notes }), { prefix: this.part.join('.'), loud: false, summary: false });
    }
  }

  /** Back from another page, where the same person may have filled this very draft: shows what the server has by now. */
  async catchUp() {
    if (!this.saves || !this.editable || !this.draft.clean) {
      return;
    }
    const answer = await call('GET', this.address('tkLoad'));
    const version = model => get(model, [...this.part, 'version']);
    if (answer.ok && this.draft.clean && version(answer.body) !== version(this.model)) {
      this.stand(answer.body);
      this.problems.clear();
      this.view.refresh(true);
      this.notice.say(words.caughtUp, 'good');
    }
  }

  /** What is typed, as it is sent to the server: the whole model, or the part that data-tk-send names. */
  typed() {
    return this.part.length === 0 ? this.model : get(this.model, this.part);
  }

  get saves() {
    return Boolean(this.form.dataset.tkSave);
  }

  get unsaved() {
    return this.editable && this.saves && !this.draft.clean;
  }

  /** Told by the view: something was typed; process variables are not saved before the task is completed. */
  changed(control, variable = false) {
    this.view.refresh();
    if (variable || !this.saves) {
      this.keep();
    } else {
      this.draft.changed();
    }
  }

  keep() {
    const unsaved = this.saves && !this.draft.clean;
    if (unsaved || Object.keys(this.variables).length > 0) {
      this.copies.keep({ variables: this.variables, ...(unsaved ? { content: this.typed(), version: this.typed().version } : {}) });
    } else {
      this.copies.drop();
    }
  }

  /** The new version, and whatever else the server worked out of what it got; `marks` go to single places of the model. */
  saved(answer, all) {
    const { problems, version, marks, ...more } = answer;
    if (this.part.length === 0) {
      this.base = this.sent;
    } else {
      set(this.base, this.part, this.sent);
    }
    for (const model of [this.model, this.base]) {
      if (version !== undefined && version !== null) {
        set(model, [...this.part, 'version'], version);
      }
      Object.assign(model, structuredClone(more));
      Object.entries(marks ?? {}).forEach(([path, value]) => set(model, path.split('.'), structuredClone(value)));
    }
    this.met = false;
    if (all) {
      this.problems.show(problems?.length ? problemsOf({ problems }) : [], { prefix: this.part.join('.'), loud: false, summary: false });
      this.view.refresh();
    }
  }

  stateChanged(name, answer) {
    this.notice.state(name, answer);
    if (name === 'refused') {
      this.problems.show(answer.problems, { prefix: this.part.join('.'), loud: false });
    } else if (name === 'conflict') {
      this.meet();
    }
  }

  /** The content was changed elsewhere as well: other places are simply taken over, the person decides about the same one. */
  async meet(mineWins = false) {
    const ask = () => this.notice.ask(words.conflict, [[words.keepMine, () => this.meet(true)], [words.takeTheirs, () => this.reload()]]);
    const answer = this.met && !mineWins ? { ok: false } : await call('GET', this.address('tkLoad'));
    if (!answer.ok) {
      ask();
      return;
    }
    const { value, clashes } = merge(this.base, this.model, answer.body);
    if (clashes > 0 && !mineWins) {
      ask();
      return;
    }
    this.met = true;
    this.stand(answer.body, value);
    this.view.refresh(true);
    this.keep();
    await this.draft.save();
  }

  /** Takes what the server has; what was typed and not saved is given up. */
  async reload() {
    const answer = await this.load();
    if (answer.ok) {
      this.draft.reset();
      this.keep();
      this.problems.clear();
      this.notice.say('');
      this.view.refresh(true);
      this.remind();
    }
    return answer;
  }

  /** Told by the view: a button that asks the server for something and shows what came of it. */
  async act(button, action) {
    if (button.dataset.tkConfirm && !window.confirm(button.dataset.tkConfirm)) {
      return;
    }
    if (this.saves && !(await this.draft.save())) {
      return;
    }
    const [method, address] = action.split(/\s+/, 2);
    button.disabled = true;
    const answer = await call(method, address, button.dataset.tkValue ? JSON.parse(button.dataset.tkValue) : undefined);
    button.disabled = false;
    if (answer.ok && this.camForm.acted) {
      this.leave();
      this.copies.drop();
      this.camForm.acted();
    } else if (answer.ok) {
      await this.reload();
    } else if (answer.status === 401) {
      this.notice.state('session');
    } else {
      this.problems.show(answer.status === 0 ? [{ at: '', text: words.failed }] : answer.problems, { prefix: this.part.join('.') });
    }
  }

  /** Tasklist greys a form out until the task is claimed by the person; the form follows. */
  watchClaim() {
    this.holder = this.form.closest('[ng-class*="disabled-form"]');
    if (this.holder) {
      this.observer = new MutationObserver(() => this.claimChanged());
      this.observer.observe(this.holder, { attributes: true, attributeFilter: ['class'] });
    }
  }

  async claimChanged() {
    const editable = !this.holder?.classList.contains('disabled-form');
    if (editable === this.editable) {
      this.notice.say(this.editable ? '' : words.readOnly);
      return;
    }
    if (!editable) {
      await this.draft.save();
    }
    this.editable = editable;
    const copy = editable ? this.copies.find() : null;
    await this.reload();
    if (copy) {
      this.restore(copy);
    }
    this.notice.say(this.editable ? '' : words.readOnly);
  }

  /** Brings back what was typed and could not be saved. */
  restore(copy) {
    Object.assign(this.variables, copy.variables);
    this.view.refresh(true);
    if (!copy.content || JSON.stringify(copy.content) === JSON.stringify(this.typed())) {
      return;
    }
    const server = this.typed();
    const take = () => this.take(copy.content);
    if (copy.version === this.typed().version) {
      take();
      this.notice.ask(words.restored(clock(new Date(copy.at))), [[words.dropRestored, () => this.take(server)]]);
    } else {
      this.notice.ask(words.restoreAsk(clock(new Date(copy.at))),
        [[words.restoreMine, take], [words.dropMine, () => this.dropCopy()]]);
    }
  }

  /** Makes this the content, on top of whatever version the server has by now. */
  take(content) {
    const { version } = this.typed();
    content = Array.isArray(content) ? content : { ...content, version };
    if (this.part.length === 0) {
      this.model = content;
    } else {
      set(this.model, this.part, content);
    }
    this.view.refresh(true);
    this.draft.changed();
  }

  async dropCopy() {
    this.draft.reset();
    this.copies.drop();
    await this.reload();
  }

  saveQuietly() {
    if (this.unsaved) {
      this.draft.save({ keepalive: JSON.stringify(this.typed()).length < 60_000 });
    }
  }

  /** Tasklist's Complete button: check, save, then complete; whatever stands against it is said in the form. */
  async finish(done) {
    const stop = () => {
      done?.(new Error(words.prevented));
      dismissTasklistNotices();
    };
    if (!this.draft || !this.editable) {
      stop();
      return;
    }
    if (this.form.querySelector('.tk-sending')) {
      this.problems.show([{ at: 'attachments', text: words.stillSending }]);
      stop();
      return;
    }
    const missing = variablesOf(this.form, this.variables).missing;
    if (missing.length > 0) {
      this.problems.show(missing);
      stop();
      return;
    }
    if (this.saves && !(await this.draft.save())) {
      this.problems.summary.scrollIntoView({ block: 'center' });
      stop();
      return;
    }
    this.problems.clear();
    submit(this.camForm, this.complete, variablesOf(this.form, this.variables).values, (error, result) => {
      if (error) {
        const answer = error.response?.body;
        this.problems.show(problemsOf(answer ?? { message: error.message }), { prefix: this.part.join('.') });
      } else {
        this.leave();
        this.copies.drop();
      }
      done?.(error, result);
      if (error) {
        dismissTasklistNotices();
      }
    });
  }

  leave() {
    this.saveQuietly();
    this.draft?.stop();
    this.observer?.disconnect();
    window.removeEventListener('beforeunload', this.warn);
    document.removeEventListener('visibilitychange', this.flush);
  }
}
