// Camunda Forms write a few texts in English, whatever the language; they are replaced as they appear.
const FORM = '.fjs-container';
const WHOLE = new Map([
  ['Select', 'Chọn'],
  ['Search', 'Tìm'],
  ['No results', 'Không có kết quả'],
  ['Field is required.', 'Hãy nhập mục này.'],
  ['Value is not a number.', 'Hãy nhập số.'],
  ['Field must be a valid email.', 'Hãy nhập địa chỉ thư điện tử.'],
  ['mm/dd/yyyy', 'tháng/ngày/năm']
]);
const PATTERNS = [
  [/^Field must have minimum length of (\S+)\.$/, 'Hãy nhập ít nhất $1 ký tự.'],
  [/^Field must have maximum length of (\S+)\.$/, 'Hãy nhập không quá $1 ký tự.'],
  [/^Field must have minimum value of (\S+)\.$/, 'Hãy nhập số không nhỏ hơn $1.'],
  [/^Field must have maximum value of (\S+)\.$/, 'Hãy nhập số không lớn hơn $1.'],
  [/^Field must match pattern .*$/, 'Nội dung chưa đúng mẫu.'],
  [/^Please select a valid value, the two nearest valid values are (\S+) and (\S+)\.$/, 'Hãy nhập $1 hoặc $2.']
];

function vietnamese(text) {
  const whole = WHOLE.get(text.trim());
  if (whole) {
    return whole;
  }
  const pattern = PATTERNS.find(([english]) => english.test(text.trim()));
  return pattern ? text.trim().replace(...pattern) : text;
}

function rewrite(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = vietnamese(node.data);
    if (text !== node.data && node.parentElement?.closest(FORM)) {
      node.data = text;
    }
    return;
  }
  if (node.nodeType === Node.ELEMENT_NODE) {
    if (node.placeholder && node.closest(FORM)) {
      node.placeholder = vietnamese(node.placeholder);
    }
    node.childNodes.forEach(rewrite);
  }
}

new MutationObserver(changes =>
  changes.forEach(change => {
    change.addedNodes.forEach(rewrite);
    if (change.type === 'characterData') {
      rewrite(change.target);
    }
  })
).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
