// The pages of a cycle: shares of a bar, the moment at which the next report becomes overdue, what just changed, and the
// drawing of the process.
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

// The drawing of the process is fetched when somebody opens it: its library is as large as the whole page.
for (const details of document.querySelectorAll('[data-drawing]')) {
  details.addEventListener('toggle', () => show(details), { once: true });
}

async function show(details) {
  const note = details.querySelector('[role=status]');
  try {
    const answer = await fetch(details.dataset.drawing, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const drawing = page.querySelector('.model-view');
    if (!drawing) {
      note.textContent = 'Đợt này không chạy theo mô hình quy trình.';
      return;
    }
    drawing.querySelectorAll('script').forEach(script => script.remove());
    note.remove();
    details.append(document.adoptNode(drawing));
    await import('/js/model-view.js');
  } catch {
    note.textContent = 'Chưa tải được hình. Hãy mở thẻ “Quy trình” của đợt.';
  }
}

document.body.addEventListener('tk-change', () =>
  document.querySelectorAll('.model-view').forEach(drawing => drawing.dispatchEvent(new CustomEvent('model:refresh')))
);

prepare(document);
