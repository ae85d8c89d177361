import { named, vietnamese } from '../../../../js/web-apps.js';

export default {
  app: named('Giám sát quy trình'),
  locales: vietnamese,
  // relative to /camunda/app/cockpit/
  customScripts: ['../../../js/cockpit-dossier.js'],
  disableWelcomeMessage: true
};
