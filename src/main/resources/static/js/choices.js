// A list of offers: choose all, those whose place is still empty, or none; one source for each place.
const form = document.querySelector('[data-choices]');
if (form) {
  const boxes = [...form.querySelectorAll('input[name=chon]')];
  const said = form.querySelector('[data-chosen]');
  const places = box => box.dataset.places.split(' ');
  const count = () => {
    if (said) {
      said.textContent = `Đã chọn ${boxes.filter(box => box.checked).length}/${boxes.length}`;
    }
  };
  form.addEventListener('click', event => {
    const which = event.target.dataset?.choose;
    if (which) {
      const taken = new Set();
      boxes.forEach(box => {
        const wanted = which === 'all' || (which === 'empty' && box.dataset.state === 'EMPTY');
        box.checked = wanted && !places(box).some(place => taken.has(place));
        if (box.checked) {
          places(box).forEach(place => taken.add(place));
        }
      });
      count();
    }
  });
  form.addEventListener('change', event => {
    if (event.target.name === 'chon' && event.target.checked) {
      const now = places(event.target);
      boxes.filter(box => box !== event.target && places(box).some(place => now.includes(place)))
        .forEach(box => { box.checked = false; });
    }
    count();
  });
  count();
}
