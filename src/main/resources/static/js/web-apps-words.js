// A few texts of Tasklist, Cockpit, Admin and Welcome stand in their scripts and not in locales/vi.json; they are put into
// Vietnamese as they appear. Forms and drawings are left alone: what stands there is people's own.
const LEAVE = '.tk-form, .fjs-container, svg, script, style, textarea, pre, code';
const CALENDAR = '[uib-datepicker], .uib-datepicker, .uib-daypicker, .uib-monthpicker, .uib-yearpicker';
const ATTRIBUTES = ['title', 'placeholder', 'aria-label', 'uib-tooltip', 'alt'];

const WORDS = new Map(Object.entries({
  'zoom in': 'Phóng to',
  'zoom out': 'Thu nhỏ',
  'reset zoom': 'Về cỡ ban đầu',
  'Toggle this section': 'Mở hoặc thu mục này',
  'Suspended Job Definition': 'Loại tác vụ nền đang tạm dừng',
  'Loading diagram': 'Đang tải sơ đồ',
  'Select all': 'Chọn tất cả',
  'Unselect all': 'Bỏ chọn tất cả',
  'Invalid Date Value.': 'Ngày giờ viết chưa đúng.',
  'Camunda Platform': 'Camunda 7',
  'This process definition has no job definitions associated with. The job priority cannot be overridden.':
    'Mô hình này không có loại tác vụ nền nào nên không đặt được mức ưu tiên.',
  'Error in localization configuration': 'Chưa đọc được tệp ngôn ngữ',
  'Copied!': 'Đã chép',
  'Today': 'Hôm nay',
  'Clear': 'Xóa trắng',
  'Done': 'Xong',
  'Jonny': 'Văn A',
  'Prosciutto': 'Nguyễn',
  'j.prosciutto@acme.org': 'a.nguyen@vi-du.vn',
  // decision tables
  'Decision name:': 'Tên bảng quyết định:',
  'Hit policy:': 'Cách chọn dòng:',
  'Input type': 'Kiểu dữ liệu vào',
  'Input values': 'Giá trị vào',
  'Output type': 'Kiểu kết quả',
  'Output values': 'Giá trị kết quả',
  'Output label': 'Nhãn kết quả',
  'Output name': 'Tên kết quả',
  'Expression language:': 'Ngôn ngữ biểu thức:',
  'Input': 'Dữ liệu vào',
  'Output': 'Kết quả',
  'And': 'Và',
  'When': 'Khi',
  'Then': 'Thì',
  'Annotations': 'Ghi chú',
  'Unique': 'Duy nhất',
  'First': 'Dòng đầu',
  'Any': 'Bất kỳ',
  'Collect': 'Gộp',
  'Rule order': 'Theo thứ tự dòng',
  'Output order': 'Theo thứ tự kết quả',
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched':
    'Các dòng không chồng nhau, chỉ một dòng khớp',
  'Rules may overlap. The first matching rule will be chosen': 'Các dòng có thể chồng nhau, lấy dòng khớp đầu tiên',
  'Rules may overlap. The one with the highest priority will be chosen':
    'Các dòng có thể chồng nhau, lấy dòng có mức ưu tiên cao nhất',
  'Rules may overlap. Their output have to match': 'Các dòng có thể chồng nhau nhưng phải cho cùng kết quả',
  'Collects the values of all matching rules': 'Gộp kết quả của mọi dòng khớp',
  'Collects the values of all matching rules and sums up to a single value': 'Cộng kết quả của mọi dòng khớp',
  'Collects the values of all matching rules and uses the lowest value': 'Lấy kết quả nhỏ nhất của các dòng khớp',
  'Collects the values of all matching rules and uses the highest value': 'Lấy kết quả lớn nhất của các dòng khớp',
  'Collects the values of all matching rules and counts the number of them': 'Đếm số dòng khớp',
  'Collects the values of all matching rules in rule order': 'Gộp kết quả theo thứ tự dòng',
  'Collects the values of all matching rules in decreasing output priority order':
    'Gộp kết quả theo mức ưu tiên giảm dần'
}));
const BEGINNINGS = [
  ['Decision name: ', 'Tên bảng quyết định: '],
  ['Input label: ', 'Nhãn dữ liệu vào: '],
  ['Input expression: ', 'Biểu thức vào: '],
  ['Output label: ', 'Nhãn kết quả: '],
  ['Output name: ', 'Tên kết quả: '],
  ['Hit policy: ', 'Cách chọn dòng: '],
  ['Expression language: ', 'Ngôn ngữ biểu thức: '],
  ['Invalid Date Value. Supported pattern ', 'Ngày giờ viết chưa đúng. Mẫu: ']
];
const ONLY = /^Only an? (\S+) value is allowed$/;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December'];
const DAYS = { Sun: 'CN', Mon: 'T2', Tue: 'T3', Wed: 'T4', Thu: 'T5', Fri: 'T6', Sat: 'T7', Sunday: 'Chủ nhật',
  Monday: 'Thứ Hai', Tuesday: 'Thứ Ba', Wednesday: 'Thứ Tư', Thursday: 'Thứ Năm', Friday: 'Thứ Sáu', Saturday: 'Thứ Bảy' };
const CALENDAR_HINTS = { 'previous': 'trước', 'next': 'sau', 'Previous': 'Trước', 'Next': 'Sau' };

function inCalendar(text) {
  const [month, year] = text.split(' ');
  const at = MONTHS.indexOf(month);
  if (at >= 0) {
    return 'tháng ' + (at + 1) + (year ? ' năm ' + year : '');
  }
  return DAYS[text] ?? CALENDAR_HINTS[text];
}

function translated(text, calendar) {
  const plain = text.trim().replace(/\s+/g, ' ');
  if (!plain) {
    return undefined;
  }
  const whole = (calendar ? inCalendar(plain) : undefined) ?? WORDS.get(plain);
  if (whole) {
    return whole;
  }
  const beginning = BEGINNINGS.find(([english]) => plain.startsWith(english));
  if (beginning) {
    return beginning[1] + plain.slice(beginning[0].length);
  }
  return ONLY.test(plain) ? plain.replace(ONLY, 'Chỉ nhận giá trị kiểu $1') : undefined;
}

function text(node) {
  const parent = node.parentElement;
  if (parent && !parent.closest(LEAVE)) {
    const found = translated(node.data, parent.closest(CALENDAR) !== null);
    if (found && found !== node.data.trim()) {
      node.data = node.data.replace(/^(\s*)[^]*?(\s*)$/, (all, before, after) => before + found + after);
    }
  }
}

function attributes(element) {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const found = value && !element.closest(LEAVE) && translated(value, element.closest(CALENDAR) !== null);
    if (found && found !== value) {
      element.setAttribute(name, found);
    }
  }
}

function rewrite(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    text(node);
  } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches('script, style, svg')) {
    attributes(node);
    node.childNodes.forEach(rewrite);
  }
}

rewrite(document.documentElement);
new MutationObserver(changes => changes.forEach(change => {
  if (change.type === 'attributes') {
    attributes(change.target);
  } else if (change.type === 'characterData') {
    text(change.target);
  } else {
    change.addedNodes.forEach(rewrite);
  }
})).observe(document.documentElement,
  { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
