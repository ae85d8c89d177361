// The state line of a form and the questions above it.
import { clock } from './formats.js';
import { words } from './words.js';

export class Notice {
  constructor(form) {
    this.line = document.createElement('p');
    this.line.className = 'tk-state';
    this.line.setAttribute('role', 'status');
    this.question = document.createElement('div');
    this.question.className = 'tk-warning tk-question';
    this.question.hidden = true;
    form.prepend(this.question, this.line);
  }

  /** A link to the paragraph of the guide that is named like the form of this user task: Task_CheckReport, check-report. */
  help(element) {
    if (!element || this.guide) {
      return;
    }
    this.guide = document.createElement('p');
    this.guide.className = 'tk-guide';
    const link = document.createElement('a');
    const form = element.replace(/^Task_/, '').replace(/(?!^)[A-Z]/g, letter => `-${letter}`).toLowerCase();
    link.href = `/huong-dan/viec/${form}`;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = words.help;
    this.guide.append(link);
    this.question.before(this.guide);
  }

  say(text, kind = '') {
    this.line.textContent = text;
    this.line.dataset.kind = kind;
  }

  /** What the state line says in a state of the draft. */
  state(name, answer) {
    switch (name) {
      case 'dirty':
        return this.say(words.unsaved);
      case 'saving':
        return this.say(words.saving);
      case 'saved':
        return this.say(words.saved(clock(new Date())), 'good');
      case 'refused':
        return this.say(words.refused, 'bad');
      case 'conflict':
        return this.say(words.conflict, 'bad');
      case 'gone':
        return this.say(answer.problems[0].text, 'bad');
      case 'session':
        this.say(`${words.sessionLost} `, 'bad');
        return this.line.append(this.login());
      default:
        return this.say(words.retrying, 'bad');
    }
  }

  login() {
    const link = document.createElement('a');
    link.href = '/dang-nhap';
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = words.logIn;
    return link;
  }

  /** Says something with buttons: ask(text, [[label, work], …]); any answer closes it. */
  ask(text, answers) {
    const sentence = document.createElement('p');
    sentence.textContent = text;
    const buttons = answers.map(([label, work]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'tk-button';
      button.dataset.tkAlways = '';
      button.textContent = label;
      button.addEventListener('click', () => {
        this.close();
        work();
      });
      return button;
    });
    this.question.replaceChildren(sentence, ...buttons);
    this.question.hidden = false;
  }

  close() {
    this.question.hidden = true;
    this.question.replaceChildren();
  }
}
