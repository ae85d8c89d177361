// Cockpit's edition that everybody gets knows running instances only. This plug-in leads from an instance and from a version
// of a model to their dossiers, and lists finished instances beside the running ones.
const PAGE_TEXT = { first: 'Trang trước', next: 'Trang sau' };
const STATES = { all: 'Tất cả', running: 'Đang chạy', finished: 'Đã xong' };
const FILTERS = { all: '', running: 'dang-chay', finished: 'da-xong' };

const make = (tag, properties, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

const dossier = (href, text) => make('a', { href, target: '_blank', rel: 'noopener', className: 'btn btn-default', textContent: text });

/** The instances of a version: finished ones first of all, as Cockpit itself shows the others. */
function instances(node, definition) {
  const list = make('div', { className: 'tk-instances' });
  const state = make('p', { role: 'status' });
  const load = async (filter, page) => {
    state.textContent = 'Đang tải danh sách…';
    try {
      const answer = await fetch(`/api/models/${encodeURIComponent(definition)}/instances?loc=${FILTERS[filter]}&trang=${page}`, { headers: { Accept: 'application/json' } });
      const body = await answer.json();
      if (!answer.ok) {
        state.textContent = body.problems?.map(problem => problem.text).join(' ') || 'Chưa tải được danh sách. Hãy tải lại trang.';
        return;
      }
      state.textContent = body.rows.length ? '' : 'Không có quy trình nào.';
      list.replaceChildren(...(body.rows.length ? [table(body.rows)] : []), pager(filter, body));
    } catch {
      state.textContent = 'Chưa tải được danh sách: mất kết nối với máy chủ. Hãy tải lại trang.';
    }
  };
  const pager = (filter, { page, more }) => make('nav', { ariaLabel: 'Các trang' },
    ...(page > 0 ? [button(PAGE_TEXT.first, () => load(filter, page - 1))] : []),
    ...(page > 0 || more ? [` Trang ${page + 1} `] : []),
    ...(more ? [button(PAGE_TEXT.next, () => load(filter, page + 1))] : []));
  const choice = make('select', { ariaLabel: 'Lọc theo tình trạng', className: 'form-control input-sm', onchange: event => load(event.target.value, 0) },
    ...Object.entries(STATES).map(([value, text]) => new Option(text, value, value === 'finished', value === 'finished')));
  choice.style.width = 'auto';
  choice.style.display = 'inline-block';
  const head = make('p', {}, choice, ' ', dossier(`/ho-so/mo-hinh/${encodeURIComponent(definition)}`, 'Số lần và thời gian ở từng bước'));
  node.replaceChildren(head, state, list);
  return load('finished', 0);
}

const button = (text, act) => make('button', { type: 'button', className: 'btn btn-default btn-sm', textContent: text, onclick: act });

function table(rows) {
  const head = make('tr', {}, ...['Quy trình', 'Bắt đầu', 'Kết thúc', 'Thời gian', 'Tình trạng'].map(text => make('th', { scope: 'col', textContent: text })));
  return make('table', { className: 'cam-table table' },
    make('thead', {}, head),
    make('tbody', {}, ...rows.map(row => make('tr', {},
      make('td', {}, make('a', { href: `/ho-so/quy-trinh/${row.id}`, target: '_blank', rel: 'noopener', textContent: row.id })),
      ...[row.started, row.ended, row.lasted, row.state].map(text => make('td', { textContent: text }))))));
}

const INSTANCES = {
  id: 'tongket-finished-instances',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority: 9,
  properties: { label: 'Đã xong và hồ sơ' },
  render: (node, { processDefinitionId }) => {
    instances(node, processDefinitionId);
  }
};

const DOSSIER = {
  id: 'tongket-instance-dossier',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 9,
  properties: { label: 'Hồ sơ' },
  render: (node, { processInstanceId }) => {
    node.replaceChildren(
      make('p', { textContent: 'Hồ sơ của quy trình: đường đã đi trên mô hình của đúng phiên bản, từng bước, sự cố và những lần thử lại.' }),
      make('p', {}, dossier(`/ho-so/quy-trinh/${encodeURIComponent(processInstanceId)}`, 'Mở hồ sơ của quy trình')));
  }
};

export default [INSTANCES, DOSSIER];
