// A published process model as a picture with marks on its elements. The list under it says the same in words; without
// this script, or when the picture cannot be drawn, the list is all there is.
const VIEWER = '/webjars/bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js';
const STEP = 80;
// a model that would be smaller than that begins at the step that matters, at a size that can be read
const LEGIBLE = 0.5;
const READABLE = 0.65;

let loading;
function viewer() {
  loading ??= new Promise((ready, failed) => {
    const script = document.createElement('script');
    script.src = VIEWER;
    script.onload = () => ready(window.BpmnJS);
    script.onerror = failed;
    document.head.append(script);
  });
  return loading;
}

async function draw(section) {
  const room = section.querySelector('.model-canvas');
  const [BpmnJS, answer] = await Promise.all([viewer(), fetch(section.dataset.model)]);
  if (!answer.ok) {
    throw new Error(`model ${answer.status}`);
  }
  room.hidden = false;
  section.querySelector('.model-tools').hidden = false;
  const picture = new BpmnJS({ container: room, zoomScroll: { enabled: false }, canvas: { deferUpdate: false } });
  await picture.importXML(await answer.text());
  const canvas = picture.get('canvas');
  room.querySelector('svg').setAttribute('aria-hidden', 'true');
  room.querySelector('.bjs-powered-by')?.setAttribute('aria-label', 'bpmn.io');
  const fit = () => canvas.zoom('fit-viewport', 'auto');
  const zoom = by => canvas.zoom(Math.min(4, Math.max(0.1, canvas.zoom() * by)));
  const pan = (dx, dy) => canvas.scroll({ dx, dy });

  // on paper the whole width is there, on a narrow screen the elements stay readable and the picture is moved
  const size = canvas.viewbox().inner;
  room.style.setProperty('--model-ratio', `${Math.round(size.width)} / ${Math.round(size.height)}`);
  const marked = JSON.parse(section.dataset.marks);
  const begin = () => {
    if (matchMedia('print').matches) {
      return;
    }
    canvas.resized();
    fit();
    const places = [...marked.marks.filter(mark => mark.tone !== 'DONE'), ...marked.marks];
    const first = places.map(mark => picture.get('elementRegistry').get(mark.element)).find(shape => shape?.width);
    if (first && canvas.zoom() < LEGIBLE) {
      canvas.zoom(READABLE);
      const { width, height, inner } = canvas.viewbox();
      const x = Math.max(inner.x - 20, Math.min(first.x - width / 4, inner.x + inner.width - width + 20));
      const y = height > inner.height ? inner.y - (height - inner.height) / 2 : first.y + first.height / 2 - height / 2;
      canvas.viewbox({ x, y, width, height });
    }
  };
  begin();
  new ResizeObserver(begin).observe(room);
  // paper shows the whole model as wide as the page, whatever part is on the screen
  const drawn = room.querySelector('.djs-container > svg');
  window.addEventListener('beforeprint', () => {
    const { x, y, scale, inner } = canvas.viewbox();
    drawn.setAttribute('viewBox', [inner.x - x, inner.y - y, inner.width, inner.height].map(length => length * scale).join(' '));
  });
  window.addEventListener('afterprint', () => drawn.removeAttribute('viewBox'));

  section.querySelectorAll('[data-model-zoom]').forEach(button => button.addEventListener('click', () =>
    ({ in: () => zoom(1.25), out: () => zoom(0.8), fit })[button.dataset.modelZoom]()));
  room.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== room) {
      return;
    }
    const act = {
      ArrowLeft: () => pan(STEP, 0), ArrowRight: () => pan(-STEP, 0), ArrowUp: () => pan(0, STEP), ArrowDown: () => pan(0, -STEP),
      '+': () => zoom(1.25), '=': () => zoom(1.25), '-': () => zoom(0.8), 0: fit
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  room.addEventListener('wheel', event => {
    if (event.ctrlKey) {
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.1 : 0.9);
    }
  }, { passive: false });

  // a finger moves the picture sideways and the page up and down
  let finger = null;
  room.addEventListener('pointerdown', event => (finger = event.pointerType === 'touch' ? event.clientX : null));
  room.addEventListener('pointermove', event => {
    if (finger !== null) {
      pan(event.clientX - finger, 0);
      finger = event.clientX;
    }
  });
  ['pointerup', 'pointercancel'].forEach(end => room.addEventListener(end, () => (finger = null)));

  const marks = marker(picture);
  marks(marked);
  section.dataset.drawn = 'yes';
  section.addEventListener('model:marks', event => marks(event.detail));
}

/** Puts marks on the picture in the place of those before. */
function marker(picture) {
  const canvas = picture.get('canvas');
  const overlays = picture.get('overlays');
  const elements = picture.get('elementRegistry');
  let marked = [];
  return ({ marks, flows }) => {
    overlays.clear();
    marked.forEach(([id, style]) => canvas.removeMarker(id, style));
    marked = [];
    const style = (id, name) => {
      if (elements.get(id)) {
        canvas.addMarker(id, name);
        marked.push([id, name]);
      }
    };
    flows.forEach(id => style(id, 'model-taken'));
    for (const mark of marks) {
      if (!elements.get(mark.element)) {
        continue;
      }
      style(mark.element, `model-${mark.tone.toLowerCase()}`);
      if (mark.heat > 0) {
        style(mark.element, `model-heat-${mark.heat}`);
      }
      if (mark.badge) {
        const badge = document.createElement(mark.href ? 'a' : 'span');
        if (mark.href) {
          badge.href = mark.href;
          badge.setAttribute('aria-label', `${mark.name}: ${mark.says}`);
        } else {
          badge.setAttribute('aria-hidden', 'true');
        }
        badge.className = 'model-badge';
        badge.dataset.tone = mark.tone;
        badge.title = `${mark.name}: ${mark.says}`;
        badge.textContent = mark.badge;
        overlays.add(mark.element, { position: { top: -12, right: 14 }, show: { minZoom: 0 }, scale: { min: 1 }, html: badge });
      }
    }
  };
}

/** Fetches the marks again, for the picture and for the list; whoever hears that something changed calls it. */
export async function refresh(section) {
  if (!section.dataset.marksFrom) {
    return;
  }
  const answer = await fetch(section.dataset.marksFrom, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    return;
  }
  const marked = await answer.json();
  section.dispatchEvent(new CustomEvent('model:marks', { detail: marked }));
  const rows = section.querySelector('.model-words tbody');
  rows?.replaceChildren(...marked.marks.map(mark => {
    const row = document.createElement('tr');
    row.dataset.element = mark.element;
    const name = document.createElement(mark.href ? 'a' : 'span');
    name.textContent = mark.name;
    if (mark.href) {
      name.href = mark.href;
    }
    const cells = [name, mark.badge, mark.says].map(content => {
      const cell = document.createElement('td');
      cell.append(content);
      return cell;
    });
    cells[1].className = 'number';
    row.append(...cells);
    return row;
  }));
}

for (const section of document.querySelectorAll('.model-view')) {
  section.addEventListener('model:refresh', () => refresh(section));
  draw(section).catch(() => {
    section.querySelector('.model-canvas').hidden = true;
    section.querySelector('.model-tools').hidden = true;
    section.querySelector('[data-model-problem]').hidden = false;
  });
}
