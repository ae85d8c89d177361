// The search box of every page: “/” goes into it, arrows walk through what is suggested, Escape closes the list.
const box = document.querySelector('#tim');
const list = document.querySelector('#tim-goi-y');

if (box && list) {
  const links = () => [...list.querySelectorAll('a')];
  const close = () => list.replaceChildren();

  document.addEventListener('keydown', event => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest('input, textarea, select, [contenteditable]')) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  box.form.addEventListener('keydown', event => {
    const found = links();
    const place = found.indexOf(document.activeElement);
    if (event.key === 'Escape' && list.childElementCount > 0) {
      // the first time only the list goes, and what was typed stays
      event.preventDefault();
      close();
      box.focus();
    } else if (event.key === 'ArrowDown' && found.length > 0) {
      event.preventDefault();
      found[Math.min(place + 1, found.length - 1)].focus();
    } else if (event.key === 'ArrowUp' && place >= 0) {
      event.preventDefault();
      (place === 0 ? box : found[place - 1]).focus();
    }
  });

  // an answer that comes after the words were taken away is of no use
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target === list && box.value.trim().length < 2) {
      event.detail.shouldSwap = false;
      close();
    }
  });
  box.addEventListener('input', () => box.value.trim().length < 2 && close());
  document.addEventListener('click', event => !box.form.contains(event.target) && close());
  box.form.addEventListener('focusout', event => event.relatedTarget && !box.form.contains(event.relatedTarget) && close());
}
