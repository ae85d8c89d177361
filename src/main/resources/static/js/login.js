// The part of the wanted address after “#” never reaches the server; the form hands it on through the redirect.
document.getElementById('login').addEventListener('submit', event => {
  if (location.hash.startsWith('#/')) {
    event.target.action = event.target.getAttribute('action') + location.hash;
  }
});
