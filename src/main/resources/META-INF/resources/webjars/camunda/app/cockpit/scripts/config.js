import { named, vietnamese } from '../../../../js/web-apps.js';

export default {
  app: named('Giám sát quy trình'),
  locales: vietnamese,
  disableWelcomeMessage: true
};
