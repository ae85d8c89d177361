// Process variables: what the person decides at the end of the task, by controls with data-tk-variable.
import { typeOf } from './fields.js';
import { words } from './words.js';

/**
 * {values, missing}: of the controls that are shown, values by name with their types; a variable that is hidden is
 * emptied, so that an answer of an earlier round does not stay.
 */
export function variablesOf(form, variables) {
  const names = (form.dataset.tkVariables ?? '').split(/\s+/).filter(name => name !== '');
  const values = {};
  const missing = [];
  for (const name of names) {
    const controls = [...form.querySelectorAll('[data-tk-variable]')].filter(control => control.dataset.tkVariable === name);
    if (controls.length === 0) {
      continue;
    }
    const shown = controls.find(control => control.closest('[data-tk-if][hidden]') === null);
    const type = typeOf(controls[0]) === 'boolean' ? 'Boolean' : 'String';
    const value = shown ? valueOf(shown, variables[name], type) : null;
    if (shown && controls.some(control => control.required) && (value === null || value === '')) {
      missing.push({ at: `$${name}`, text: shown.dataset.tkMissing ?? (shown.type === 'radio' ? words.missingChoice : words.missing) });
    }
    values[name] = { value, type };
  }
  return { values, missing };
}

function valueOf(control, value, type) {
  if (type === 'Boolean') {
    return control.type === 'checkbox' ? value === true : value ?? null;
  }
  return value === null || value === undefined ? null : String(value).trim();
}

/** Hands the values to Tasklist's form and completes by its own way. */
export function submit(camForm, complete, values, done) {
  const known = camForm.variableManager.variables;
  for (const [name, { value, type }] of Object.entries(values)) {
    if (known[name]) {
      camForm.variableManager.destroyVariable(name);
    }
    camForm.variableManager.createVariable({ name, value, type });
  }
  complete.call(camForm, done);
}
