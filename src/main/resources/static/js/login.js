// The part of the wanted address after “#” never reaches the server; the form hands it on through the redirect.
document.getElementById('login').addEventListener('submit', event => {
  if (location.hash.startsWith('#/')) {
    event.target.action = event.target.getAttribute('action') + location.hash;
  }
});

// In the demo: a click on an account fills it in.
document.querySelector('.demo')?.addEventListener('click', event => {
  const account = event.target.closest('code');
  if (account) {
    document.getElementById('username').value = account.textContent;
    document.getElementById('password').value = 'demo';
    document.querySelector('#login button').focus();
  }
});
