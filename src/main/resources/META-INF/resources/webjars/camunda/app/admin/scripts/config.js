import { named, vietnamese } from '../../../../js/web-apps.js';

export default {
  app: named('Quản trị'),
  locales: vietnamese,
  disableWelcomeMessage: true
};
