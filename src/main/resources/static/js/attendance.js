// Enter in the search box notes the first of the list; what could not be sent over a broken line is sent again until it arrives.
const line = document.querySelector('[data-waiting-line]');
const waitingNotes = [];

const search = document.querySelector('[data-enter-ticks]');
let tickWhenFound = false;

document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.target === search) {
    event.preventDefault();
    if (search.value.trim() === '') {
      return;
    }
    if (isFound()) {
      tick();
    } else {
      tickWhenFound = true;
      htmx.trigger('.attendance-search', 'submit');
    }
  }
});

// What was typed while the page was still loading is searched as well.
addEventListener('load', () => {
  if (search && !isFound()) {
    htmx.trigger('.attendance-search', 'submit');
  }
});

document.addEventListener('htmx:afterSettle', () => {
  if (tickWhenFound && isFound()) {
    tick();
  }
});

/** Whether the list is that of the words in the box; else Enter would note somebody of the list before. */
function isFound() {
  return document.querySelector('#attendance').dataset.q === search.value.trim();
}

function tick() {
  tickWhenFound = false;
  document.querySelector('#attendance [data-note] button[value="true"]')?.click();
  search.value = '';
  search.focus();
}

document.addEventListener('htmx:sendError', event => {
  const form = event.target.closest('[data-note]');
  if (form) {
    const body = new FormData(form);
    body.set('attended', event.detail.requestConfig.triggeringEvent?.submitter?.value ?? '');
    waitingNotes.push({ address: form.action, body: new URLSearchParams(body) });
    tell();
  }
});

function tell() {
  line.hidden = waitingNotes.length === 0;
  line.textContent = line.dataset.text.replace('{0}', waitingNotes.length);
}

async function sendAgain() {
  const token = document.cookie.split('; ').find(cookie => cookie.startsWith('TK-XSRF='))?.slice('TK-XSRF='.length) ?? '';
  while (waitingNotes.length > 0) {
    const { address, body } = waitingNotes[0];
    try {
      await fetch(address, { method: 'POST', body, headers: { 'X-TK-XSRF': decodeURIComponent(token), 'HX-Request': 'true' } });
    } catch {
      return;
    }
    waitingNotes.shift();
    tell();
    if (waitingNotes.length === 0) {
      htmx.trigger('.attendance-search', 'submit');
    }
  }
}

setInterval(sendAgain, 3000);
addEventListener('beforeunload', event => {
  if (waitingNotes.length > 0) {
    event.preventDefault();
  }
});
