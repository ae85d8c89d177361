// The pages of a cycle: shares of a bar, the moment at which the next report becomes overdue, and what just changed.
const LONGEST_TIMER = 2 ** 31 - 1;
let due;

function prepare(root) {
  root.querySelectorAll('[data-grow]').forEach(part => (part.style.flex = `${part.dataset.grow} 1 0`));
  const place = document.querySelector('[data-due-in]');
  clearTimeout(due);
  if (place && document.querySelector('[data-push]')) {
    due = setTimeout(
      () => document.body.dispatchEvent(new CustomEvent('tk-change', { bubbles: true })),
      Math.min(LONGEST_TIMER, Number(place.dataset.dueIn) + 1500)
    );
  }
}

let before = new Map();
document.addEventListener('htmx:beforeSwap', event => {
  if (event.detail.target?.id === 'matrix') {
    before = new Map([...event.detail.target.querySelectorAll('tr[data-unit]')].map(row => [row.dataset.unit, row.dataset.state]));
  }
});

document.addEventListener('htmx:afterSettle', () => {
  prepare(document);
  document.querySelectorAll('#matrix tr[data-unit]').forEach(row => {
    const was = before.get(row.dataset.unit);
    if (was !== undefined && was !== row.dataset.state) {
      row.classList.add('changed');
    }
  });
  before = new Map();
});

prepare(document);
