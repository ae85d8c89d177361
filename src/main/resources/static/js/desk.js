// A form of ours on a page of ours: the same library as in Tasklist, without a task. The page says whose desk it is.
import { mount } from './forms/mount.js';

for (const form of document.querySelectorAll('form[data-desk]')) {
  form.addEventListener('submit', event => event.preventDefault());
  mount(
    {
      formElement: [form],
      facts: { id: form.dataset.desk, key: form.dataset.desk, user: form.dataset.deskUser },
      submit: () => {},
      acted: () => location.reload()
    },
    { $on: () => {} }
  );
}
