// Shared by Tasklist, Cockpit, Admin and Welcome. Their own login page is closed: who has lost the session goes to ours
// and comes back to the same place.
const LOGIN = '#/login';
let place = location.hash;

function toOurLogin() {
  history.replaceState(null, '', location.pathname + location.search + (place.startsWith(LOGIN) ? '' : place));
  location.reload();
}

addEventListener('hashchange', () => {
  if (location.hash.startsWith(LOGIN)) {
    toOurLogin();
  } else {
    place = location.hash;
  }
});

if (place.startsWith(LOGIN)) {
  place = '';
  history.replaceState(null, '', location.pathname + location.search);
}

export const vietnamese = { availableLocales: ['vi'], fallbackLocale: 'vi' };

export const named = name => ({ vendor: 'Tổng Kết –', name });
