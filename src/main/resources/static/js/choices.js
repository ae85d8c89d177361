// A list of offers: choose all, those whose place is still empty, or none; one source for each place.
const form = document.querySelector('[data-choices]');
if (form) {
  const boxes = [...form.querySelectorAll('input[name=chon]')];
  const said = form.querySelector('[data-chosen]');
  const count = () => {
    said.textContent = `Đã chọn ${boxes.filter(box => box.checked).length}/${boxes.length}`;
  };
  form.addEventListener('click', event => {
    const which = event.target.dataset?.choose;
    if (which) {
      const places = new Set();
      boxes.forEach(box => {
        const wanted = which === 'all' || (which === 'empty' && box.dataset.state === 'EMPTY');
        box.checked = wanted && !places.has(box.dataset.place);
        if (wanted) {
          places.add(box.dataset.place);
        }
      });
      count();
    }
  });
  form.addEventListener('change', event => {
    if (event.target.name === 'chon' && event.target.checked) {
      boxes.filter(box => box !== event.target && box.dataset.place === event.target.dataset.place)
        .forEach(box => { box.checked = false; });
    }
    count();
  });
  count();
}
