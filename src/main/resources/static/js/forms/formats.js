// How values are shown to people.

const DATE = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric'
});
const MOMENT = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh', hourCycle: 'h23', hour: '2-digit', minute: '2-digit',
  day: '2-digit', month: '2-digit', year: 'numeric'
});
const CLOCK = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh', hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit'
});
const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 10 });

export function clock(moment) {
  return CLOCK.format(moment);
}

export function date(value) {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return day ? `${day[3]}/${day[2]}/${day[1]}` : instant(value, DATE);
}

export function format(value, kind) {
  if (value === null || value === undefined || value === '') {
    return '';
  }
  switch (kind) {
    case 'date':
      return date(String(value));
    case 'datetime':
      return instant(value, MOMENT);
    case 'number':
      return number(value);
    case 'lines':
      return Array.isArray(value) ? value.join('\n') : String(value);
    default:
      return Array.isArray(value) ? value.join(', ') : typeof value === 'number' ? number(value) : String(value);
  }
}

export function size(bytes) {
  return bytes < 1024 * 1024
    ? `${NUMBER.format(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${NUMBER.format(Math.round(bytes / 104857.6) / 10)} MB`;
}

function number(value) {
  const asNumber = typeof value === 'number' ? value : Number(value);
  return Number.isFinite(asNumber) ? NUMBER.format(asNumber) : String(value);
}

function instant(value, formatter) {
  const moment = typeof value === 'number' ? new Date(value) : new Date(String(value));
  return Number.isNaN(moment.getTime()) ? String(value) : formatter.format(moment).replace(',', '');
}
