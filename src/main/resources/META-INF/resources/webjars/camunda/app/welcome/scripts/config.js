import { named, vietnamese } from '../../../../js/web-apps.js';

export default {
  app: named('Trang của tôi'),
  locales: vietnamese,
  disableWelcomeMessage: true,
  links: [{ label: 'Tổng Kết', href: '/', description: 'Trang chủ: cuộc sơ kết, tổng kết, nhiệm vụ và thông báo' }]
};
