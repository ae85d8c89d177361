// The little that our pages need beside htmx: going back, asking before what cannot be undone, the token of the session.
document.addEventListener('click', event => {
  if (event.target.closest('[data-back]')) {
    history.back();
  }
  if (event.target.closest('[data-print]')) {
    window.print();
  }
});

document.addEventListener('change', event => {
  const all = event.target.dataset.checkAll;
  if (all) {
    event.target.form.querySelectorAll(`input[name="${all}"]`).forEach(box => (box.checked = event.target.checked));
  }
});

document.addEventListener('submit', event => {
  const form = event.target;
  const question = form.dataset.confirm;
  if (form.dataset.sent || (question && !window.confirm(question))) {
    event.preventDefault();
    return;
  }
  // a second click while the answer is on its way does nothing; what other scripts send is their business
  setTimeout(() => {
    if (form.method === 'post' && !event.defaultPrevented) {
      form.dataset.sent = 'yes';
      setTimeout(() => delete form.dataset.sent, 5000);
    }
  });
});

// back from the history a form can be sent again
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

document.addEventListener('htmx:configRequest', event => {
  const token = document.cookie.split('; ').find(cookie => cookie.startsWith('TK-XSRF='));
  if (token) {
    event.detail.headers['X-TK-XSRF'] = decodeURIComponent(token.slice('TK-XSRF='.length));
  }
});

document.addEventListener('htmx:responseError', event => {
  if (event.detail.xhr.status === 401) {
    location.reload();
  }
});

// A field that takes the code of a unit or of a person offers them by a few letters of their names, accents or none.
let waiting;
document.addEventListener('input', event => {
  const field = event.target.closest('[data-units], [data-people]');
  if (field) {
    clearTimeout(waiting);
    waiting = setTimeout(() => offer(field), 250);
  }
});

async function offer(field) {
  const answer = await fetch(`/api/${field.dataset.people === undefined ? 'units' : 'people'}?q=${encodeURIComponent(field.value)}`, { headers: { Accept: 'application/json' } });
  if (answer.ok) {
    const { items } = await answer.json();
    field.list.replaceChildren(...items.map(item => new Option(item.name, item.code)));
  }
}

// A file goes with the token in a header: a file that is too large then gets its sentence like every other one.
document.addEventListener('submit', async event => {
  const form = event.target.closest('form[data-upload]');
  if (!form) {
    return;
  }
  event.preventDefault();
  const button = form.querySelector('button:not([type=button])');
  button.disabled = true;
  const token = document.cookie.split('; ').find(cookie => cookie.startsWith('TK-XSRF='))?.slice('TK-XSRF='.length) ?? '';
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { Accept: 'text/html', 'X-TK-XSRF': decodeURIComponent(token) } });
    if (answer.redirected) {
      location.assign(answer.url);
      return;
    }
    if (answer.status === 401) {
      button.disabled = false;
      askToLogIn(form);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.querySelector('main').replaceChildren(...page.querySelector('main').childNodes);
    document.querySelector('main').focus();
  } catch {
    button.disabled = false;
    window.alert('Chưa gửi được tệp: mất kết nối với máy chủ. Hãy thử lại.');
  }
});

/** The chosen file stays chosen: the person logs in beside this page and sends again. */
function askToLogIn(form) {
  document.querySelectorAll('main .problems').forEach(stale => stale.remove());
  const link = Object.assign(document.createElement('a'), { href: '/dang-nhap', target: '_blank', rel: 'noopener', textContent: 'Đăng nhập lại (mở trang mới)' });
  const sentence = document.createElement('p');
  sentence.className = 'problems';
  sentence.setAttribute('role', 'alert');
  sentence.append('Phiên làm việc đã hết, tệp chưa được gửi. ', link, ', rồi bấm nút gửi ở đây lần nữa; tệp vẫn đang được chọn.');
  form.prepend(sentence);
  link.focus();
}
