// Draws tables: <figure data-chart="line|bar" data-chart-of="id of a table">. The first cell of each row is the category, each
// further column a series; <td data-value="12.5"> is the number, an empty one a gap. Options on the figure:
// data-chart-columns="1,3" (default all), data-chart-unit="%", data-chart-max="100", data-chart-dashed="2" (columns that are
// drawn as a dashed line, as a target is), data-chart-wide (bars lie, one below the other).
// Every series differs by colour, by pattern of its bar or line and by its sign. The table stays for everybody who cannot see.
const COLOURS = ['#14365e', '#1d5632', '#a23a00', '#5b6270', '#8a5a00', '#7f1616'];
const SIGNS = ['circle', 'triangle', 'rect', 'diamond', 'emptyCircle', 'emptyRect'];
const DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [14, 4], [4, 2]];
const DECALS = [
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: 'rgba(255,255,255,.75)' },
  { symbol: 'circle', symbolSize: .7, dashArrayX: [[8, 8], [0, 8, 8, 0]], dashArrayY: [6, 0], color: 'rgba(255,255,255,.85)' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], color: 'rgba(255,255,255,.6)' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4, color: 'rgba(255,255,255,.75)' },
  { symbol: 'triangle', symbolSize: .8, dashArrayX: [[9, 9]], dashArrayY: [8, 3], color: 'rgba(255,255,255,.8)' }
];
const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const font = '"Noto Sans", "Segoe UI", Roboto, Arial, sans-serif';

function read(figure) {
  const table = document.getElementById(figure.dataset.chartOf);
  if (!table) {
    return null;
  }
  const heads = [...table.tHead.rows[0].cells];
  const columns = (figure.dataset.chartColumns?.split(',').map(Number) ?? heads.slice(1).map((head, at) => at + 1));
  const rows = [...table.tBodies[0].rows];
  return {
    categories: rows.map(row => row.cells[0].dataset.short ?? row.cells[0].textContent.trim()),
    series: columns.map(column => ({
      name: heads[column].textContent.trim(),
      dashed: figure.dataset.chartDashed?.split(',').includes(String(column)) ?? false,
      data: rows.map(row => (row.cells[column]?.dataset.value ? Number(row.cells[column].dataset.value) : null))
    })).filter(series => series.data.some(value => value !== null))
  };
}

function options(figure, data, width) {
  const lies = figure.dataset.chartWide !== undefined;
  const unit = figure.dataset.chartUnit ?? '';
  const few = data.categories.length <= 12 && width / data.categories.length > 58;
  const categories = { type: 'category', data: data.categories, axisLabel: { fontFamily: font, fontSize: 13, color: '#1f2430', hideOverlap: !lies, width: lies ? Math.min(260, width * .38) : undefined, overflow: lies ? 'break' : 'none', lineHeight: lies ? 15 : undefined, interval: lies ? 0 : undefined }, axisTick: { alignWithLabel: true }, inverse: lies };
  const values = { type: 'value', splitNumber: width < 500 ? 3 : 5, max: figure.dataset.chartMax ? Number(figure.dataset.chartMax) : undefined, minInterval: unit ? undefined : 1, axisLabel: { fontFamily: font, fontSize: 13, color: '#1f2430', hideOverlap: true, formatter: value => number.format(value) + unit }, splitLine: { lineStyle: { color: '#e3e5ea' } } };
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 8, right: lies ? 64 : 24, top: lies ? 8 : 24, bottom: 8, containLabel: true },
    xAxis: lies ? values : categories,
    yAxis: lies ? categories : values,
    series: data.series.map((series, at) => {
      const line = figure.dataset.chart === 'line' || series.dashed;
      return {
        name: series.name,
        type: line ? 'line' : 'bar',
        data: series.data,
        symbol: SIGNS[at % SIGNS.length],
        symbolSize: 9,
        showAllSymbol: few ? true : 'auto',
        showSymbol: !series.dashed,
        connectNulls: false,
        barMaxWidth: 34,
        itemStyle: { color: COLOURS[at % COLOURS.length], borderColor: COLOURS[at % COLOURS.length], borderWidth: line ? 0 : 1, decal: line ? undefined : DECALS[at % DECALS.length] ?? undefined },
        lineStyle: { width: 2.5, type: series.dashed ? [3, 4] : DASHES[at % DASHES.length] },
        label: { show: (lies || few) && !series.dashed && data.series.length < 3, position: lies ? 'right' : 'top', fontFamily: font, color: '#1f2430', formatter: point => number.format(point.value) + unit }
      };
    })
  };
}

/** What stands for which series, drawn as it is drawn in the chart. */
function legend(data, figure) {
  const list = document.createElement('ul');
  list.className = 'chart-legend';
  data.series.forEach((series, at) => {
    const colour = COLOURS[at % COLOURS.length];
    const dash = series.dashed ? [3, 4] : DASHES[at % DASHES.length];
    const item = document.createElement('li');
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 42 14');
    const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    if (figure.dataset.chart === 'line' || series.dashed) {
      shape.setAttribute('d', 'M0 7H42');
      shape.setAttribute('stroke', colour);
      shape.setAttribute('stroke-width', '2.5');
      if (dash !== 'solid') {
        shape.setAttribute('stroke-dasharray', dash.join(' '));
      }
    } else {
      shape.setAttribute('d', at % 2 ? 'M1 1H41V13H1ZM1 13L13 1M14 13L26 1M27 13L39 1' : 'M1 1H41V13H1Z');
      shape.setAttribute('fill', at % 2 ? '#fff' : colour);
      shape.setAttribute('stroke', colour);
      shape.setAttribute('stroke-width', '2');
    }
    svg.append(shape);
    if ((figure.dataset.chart === 'line') && !series.dashed) {
      const sign = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      sign.setAttribute('d', ['M21 2a5 5 0 1 0 .01 0Z', 'M21 1L27 12H15Z', 'M16 2H26V12H16Z', 'M21 1L27 7L21 13L15 7Z'][at % 4]);
      sign.setAttribute('fill', colour);
      svg.append(sign);
    }
    item.append(svg, ` ${series.name}`);
    list.append(item);
  });
  return list;
}

function draw(figure) {
  const data = read(figure);
  figure.replaceChildren();
  if (!data || data.series.length === 0 || !window.echarts) {
    figure.hidden = true;
    return;
  }
  figure.hidden = false;
  const box = document.createElement('div');
  box.className = 'chart-box';
  if (figure.dataset.chartWide !== undefined) {
    box.style.height = `${Math.max(10, data.categories.length * (1.8 + data.series.length * .7) + 3)}rem`;
  }
  figure.append(legend(data, figure), box);
  const chart = window.echarts.init(box, null, { renderer: 'canvas', locale: 'EN' });
  chart.setOption(options(figure, data, box.clientWidth));
  // on paper the picture takes the place of the canvas, whose width is that of the screen
  const picture = document.createElement('img');
  picture.className = 'chart-print';
  picture.alt = '';
  picture.src = print(figure, data, box.clientHeight);
  figure.append(picture);
  figure.resized?.disconnect();
  let width = box.clientWidth;
  figure.resized = new ResizeObserver(() => {
    if (box.clientWidth && box.clientWidth !== width) {
      width = box.clientWidth;
      chart.resize();
      chart.setOption(options(figure, data, width), true);
    }
  });
  figure.resized.observe(box);
}

/** The same chart as wide as a sheet of paper. */
function print(figure, data, height) {
  const sheet = window.echarts.init(document.createElement('div'), null, { width: 900, height: Math.max(220, height) });
  sheet.setOption(options(figure, data, 900));
  const url = sheet.getDataURL({ pixelRatio: 1.5, backgroundColor: '#fff' });
  sheet.dispose();
  return url;
}

function drawAll(root) {
  root.querySelectorAll('[data-chart]').forEach(draw);
}

drawAll(document);
document.addEventListener('htmx:afterSettle', event => drawAll(event.target.parentElement ?? document));
