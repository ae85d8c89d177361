// Shared by Tasklist, Cockpit, Admin and Welcome. Their own login page is closed: who has lost the session goes to ours
// and comes back to the same place.
import './web-apps-words.js';

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

// The name in the header leads home, to the one first page of the product; home of a web app is its list all the same.
addEventListener('click', event => {
  if (event.target.closest?.('.navbar-brand') && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    event.stopPropagation();
    location.assign('/');
  }
}, true);

export const vietnamese = { availableLocales: ['vi'], fallbackLocale: 'vi' };

export const named = name => ({ vendor: 'Tổng Kết –', name });
