// Sends an archive in slices and shows how far it is; after a broken line the same file goes on where it was.
import { Sending } from './forms/sending.js';

const form = document.querySelector('[data-archive-upload]');
const input = form.querySelector('input[type=file]');
const told = form.querySelector('[data-archive-told]');
const progress = form.querySelector('[data-archive-progress]');

// nothing can be chosen before there is somebody to send it
input.disabled = false;
input.addEventListener('click', () => { input.value = ''; });
input.addEventListener('change', async () => {
  const file = input.files[0];
  if (!file) {
    return;
  }
  input.disabled = true;
  progress.hidden = false;
  progress.max = file.size;
  told.textContent = form.dataset.sending;
  const sending = new Sending(form.dataset.address, file, (state, detail) => {
    if (state === 'sent') {
      progress.value = detail;
      told.textContent = `${form.dataset.sending} ${Math.floor(100 * detail / file.size)} %`;
    } else {
      told.textContent = form.dataset[state] ?? '';
    }
  });
  const outcome = await sending.run();
  input.disabled = false;
  progress.hidden = true;
  if (outcome.done) {
    location.assign(form.dataset.back);
  } else {
    told.textContent = outcome.refused?.join(' ') || form.dataset.gone;
    input.focus();
  }
});
