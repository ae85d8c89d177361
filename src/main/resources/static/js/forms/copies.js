// What is typed and not yet saved on the server, kept in this browser, per person and task.

const PREFIX = 'tongket-form:';
const OLD = 14 * 24 * 3600_000;

export class Copies {
  constructor(owner, task) {
    this.key = `${PREFIX}${owner}:${task}`;
    dropOld();
  }

  find() {
    return parse(read(this.key));
  }

  keep(copy) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ ...copy, at: Date.now() }));
    } catch {
      // the browser keeps nothing (private window, storage full); saving on the server goes on
    }
  }

  drop() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function dropOld() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && !(parse(localStorage.getItem(key))?.at > Date.now() - OLD)) {
        localStorage.removeItem(key);
      }
    }
  } catch {
    // nothing is kept
  }
}
