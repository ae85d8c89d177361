// Sends the chosen file as it is, so that the server computes its hash while it passes by; shows the answer below.
const file = document.querySelector('#verify-file');
const answer = document.querySelector('#verify-answer');

function token() {
  const found = document.cookie.split('; ').find(cookie => cookie.startsWith('TK-XSRF='));
  return found ? decodeURIComponent(found.slice('TK-XSRF='.length)) : '';
}

function tell(sentence) {
  const line = document.createElement('p');
  line.textContent = sentence;
  answer.replaceChildren(line);
}

file.closest('[data-verify-file]').hidden = false;
// a file that was changed since may be chosen once more
file.addEventListener('click', () => { file.value = ''; });
file.addEventListener('change', async () => {
  const chosen = file.files[0];
  if (!chosen) {
    return;
  }
  tell(file.dataset.waiting);
  try {
    const response = await fetch(file.dataset.address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/octet-stream', Accept: 'text/html', 'X-TK-XSRF': token() },
      body: chosen
    });
    const html = await response.text();
    const page = new DOMParser().parseFromString(html, 'text/html');
    const known = response.ok || [422, 429].includes(response.status);
    if (known) {
      answer.replaceChildren(...page.body.childNodes);
    } else {
      tell(file.dataset.failed);
    }
  } catch {
    tell(file.dataset.failed);
  }
});
