// Keeps a page up to date. An element with data-push="/address/of/the/stream" and data-push-since="<ms of the server>" hears
// that something has changed; the document then gets the event "tk-change", to which parts of the page listen
// (hx-trigger="tk-change from:body", or a script). The element shows a sentence when the connection is lost and back.
const HIDDEN_TOO_LONG = 30_000;
const SENTENCES = {
  live: 'Trang tự cập nhật',
  updated: at => `Đã cập nhật lúc ${at}`,
  lost: 'Mất kết nối với máy chủ, số liệu có thể đã cũ. Đang thử kết nối lại…',
  session: 'Phiên làm việc đã hết nên trang không tự cập nhật nữa. Hãy tải lại trang để đăng nhập.',
  right: 'Bạn không còn quyền xem nội dung này; trang không tự cập nhật nữa.',
  many: 'Trang này ngừng tự cập nhật vì bạn đang mở quá nhiều trang. Tải lại trang để xem số liệu mới.',
  restart: 'Máy chủ ngừng gửi cập nhật. Tải lại trang để xem số liệu mới.'
};

for (const place of document.querySelectorAll('[data-push]')) {
  watch(place);
}

function watch(place) {
  let source;
  let since = Number(place.dataset.pushSince);
  let failures = 0;
  let retry;
  let hiding;
  let pending;
  let over = false;

  function say(state, text) {
    if (place.dataset.state !== state || state === 'updated') {
      place.dataset.state = state;
      place.textContent = text;
    }
  }

  function connect() {
    clearTimeout(retry);
    if (over || source) {
      return;
    }
    source = new EventSource(`${place.dataset.push}?tu=${since}`);
    source.addEventListener('hello', () => {
      failures = 0;
      say('live', SENTENCES.live);
    });
    source.addEventListener('change', event => {
      const { at, within } = JSON.parse(event.data);
      clearTimeout(pending);
      pending = setTimeout(() => change(at), Math.random() * within);
    });
    source.addEventListener('end', event => {
      disconnect();
      if (event.data === 'restart') {
        again();
      } else {
        over = true;
        say('over', SENTENCES[event.data] ?? SENTENCES.restart);
      }
    });
    source.onerror = () => {
      disconnect();
      again();
    };
  }

  function disconnect() {
    source?.close();
    source = undefined;
  }

  /** Later each time, and not all pages at once. */
  async function again() {
    say('lost', SENTENCES.lost);
    failures++;
    const reason = failures > 1 ? await refused() : null;
    if (reason) {
      over = true;
      say('over', SENTENCES[reason]);
      return;
    }
    retry = setTimeout(connect, Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2));
  }

  /** Whether the page itself would still be shown; null while the server cannot be asked. */
  async function refused() {
    try {
      const answer = await fetch(location.href, { method: 'HEAD', redirect: 'manual' });
      return answer.type === 'opaqueredirect' || answer.status === 401 ? 'session' : answer.status === 404 ? 'right' : null;
    } catch {
      return null;
    }
  }

  function change(at) {
    since = at;
    document.body.dispatchEvent(new CustomEvent('tk-change', { bubbles: true, detail: { topic: place.dataset.push } }));
    say('updated', SENTENCES.updated(new Date(at).toLocaleTimeString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })));
  }

  // browsers allow few connections to one server: a page that nobody sees gives its own back
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.hidden) {
      hiding = setTimeout(() => {
        clearTimeout(retry);
        disconnect();
      }, HIDDEN_TOO_LONG);
    } else if (!source) {
      connect();
    }
  });
  // what changed was told but could not be fetched, as the line was cut in between: it is asked for again
  let missed;
  document.body.addEventListener('htmx:sendError', () => {
    clearTimeout(missed);
    missed = setTimeout(() => document.body.dispatchEvent(new CustomEvent('tk-change', { bubbles: true })), 5000);
  });
  window.addEventListener('pagehide', disconnect);
  window.addEventListener('pageshow', event => event.persisted && connect());
  connect();
}
