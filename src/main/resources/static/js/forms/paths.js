// Paths into the model of a form. A place is where a piece of markup stands: the whole model, or one element of a list.

export class Place {
  constructor(path = [], outer = null, index = null) {
    this.path = path;
    this.outer = outer;
    this.index = index;
  }

  within(path, index) {
    return new Place([...path, String(index)], this, index);
  }

  /** The full path of an expression written at this place; “^.x” starts one place further out. */
  resolve(expression) {
    let place = this;
    let rest = expression.trim();
    while (rest === '^' || rest.startsWith('^.')) {
      place = place.outer ?? place;
      rest = rest.slice(2);
    }
    return rest === '' || rest === '.' ? place.path : [...place.path, ...rest.split('.')];
  }
}

export function get(model, path) {
  return path.reduce((value, key) => (value === null || value === undefined ? undefined : value[key]), model);
}

export function set(model, path, value) {
  const last = path[path.length - 1];
  let target = model;
  for (const key of path.slice(0, -1)) {
    if (target[key] === null || target[key] === undefined) {
      target[key] = {};
    }
    target = target[key];
  }
  target[last] = value;
}

/** Reads an expression at a place; what is not found there is looked for further out. */
export function read(model, place, expression) {
  if (expression === '$index') {
    return place.index;
  }
  if (expression === '$number') {
    return place.index === null ? null : Number(place.index) + 1;
  }
  if (expression === '$key') {
    return place.path[place.path.length - 1];
  }
  const value = get(model, place.resolve(expression));
  return value === undefined && place.outer && !expression.startsWith('^') && expression !== '.'
    ? read(model, place.outer, expression)
    : value;
}

/** Fills “{a.b}” in an address with encoded values. */
export function fill(text, valueOf) {
  return text.replace(/\{([^{}]+)\}/g, (whole, expression) => {
    const value = valueOf(expression);
    return value === null || value === undefined ? '' : encodeURIComponent(String(value));
  });
}

/** “a”, “!a”, “a=X”, “a=X,Y”, “a!=X”, several joined by “&”; “$name” is a variable of the process. */
export function holds(condition, valueOf) {
  return condition.split('&').every(part => {
    const text = part.trim();
    const [, path, not, wanted] = /^([^=!]+)(!?)=(.*)$/.exec(text) ?? [];
    if (path !== undefined) {
      const value = valueOf(path.trim());
      const found = wanted.split(',').some(one => one.trim() === String(value ?? ''));
      return not ? !found : found;
    }
    return text.startsWith('!') ? !truthy(valueOf(text.slice(1))) : truthy(valueOf(text));
  });
}

function truthy(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
