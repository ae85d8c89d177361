import { named, vietnamese } from '../../../../js/web-apps.js';

export default {
  app: named('Danh sách việc'),
  locales: vietnamese,
  // relative to /camunda/app/tasklist/
  customScripts: ['../../../js/tongket-forms.js', '../../../js/camunda-forms.js'],
  dateFormat: { normal: 'DD/MM/YYYY HH:mm', long: 'DD/MM/YYYY HH:mm' },
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'nhận việc đang mở' },
    focusFilter: { key: 'ctrl+shift+f', description: 'đến bộ lọc đầu tiên' },
    focusList: { key: 'ctrl+alt+l', description: 'đến việc đầu tiên trong danh sách' },
    focusForm: { key: 'ctrl+alt+f', description: 'đến ô nhập đầu tiên của biểu mẫu' },
    startProcess: { key: 'ctrl+alt+p', description: 'mở đợt mới' }
  }
};
