// Puts together what two pages made of the same content: whatever only one of them changed is taken from that one.

const plain = value => value !== null && typeof value === 'object' && !Array.isArray(value);

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** {value, clashes}: `mine` stands in the places that both changed, and `clashes` counts them. */
export function merge(base, mine, theirs) {
  let clashes = 0;
  const together = (before, here, there) => {
    if (same(here, before) || same(here, there)) {
      return there;
    }
    if (same(there, before)) {
      return here;
    }
    if (plain(before) && plain(here) && plain(there)) {
      const keys = [...new Set([...Object.keys(there), ...Object.keys(here)])];
      return Object.fromEntries(keys.map(key => [key, together(before[key], here[key], there[key])]));
    }
    if (alike(before, here) && alike(here, there)) {
      return here.map((row, i) => together(before[i], row, there[i]));
    }
    clashes += 1;
    return here;
  };
  const value = together(base, mine, theirs);
  return { value, clashes };
}

/** Lists with the same rows in the same places: only then can their rows be compared one by one. */
function alike(one, other) {
  return Array.isArray(one) && Array.isArray(other) && one.length === other.length
    && one.every((row, i) => ['id', 'code', 'year'].every(name => row?.[name] === other[i]?.[name]));
}
