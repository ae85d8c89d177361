// The form library of Tổng Kết: embedded forms in Tasklist are markup only, this makes them live. See forms/mount.js.
import { mount } from './forms/mount.js';

const STYLES = '/css/tongket-forms.css';

function addStyles() {
  if (!document.querySelector(`link[href="${STYLES}"]`)) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = STYLES;
    document.head.append(link);
  }
}

addStyles();
window.tongket = Object.freeze({ mount });
