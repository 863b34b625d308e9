// Reads the agent's own JSON each second and writes it with textContent only: label values come from outside.
const WINDOWS = [['10s', '10 s'], ['1m', '1 min'], ['5m', '5 min'], ['all', 'since start']];
// what a trader looks at first comes first
const ORDER = ['order', 'market_data', 'strategy', 'risk', 'exchange', 'database'];
let chosen = '1m';

function seconds(value) {
  if (value === undefined) return '';
  if (value < 1e-6) return (value * 1e9).toFixed(0) + ' ns';
  if (value < 1e-3) return (value * 1e6).toFixed(1) + ' µs';
  if (value < 1) return (value * 1e3).toFixed(2) + ' ms';
  return value.toFixed(2) + ' s';
}

function rank(metric) {
  const place = ORDER.findIndex(start => metric.startsWith('tbot_' + start));
  return place < 0 ? ORDER.length : place;
}

function cell(row, text) {
  const td = document.createElement('td');
  td.textContent = text;
  row.append(td);
}

function labels(values) {
  return Object.entries(values).filter(([, v]) => v !== '').map(([k, v]) => `${k}=${v}`).join(' ');
}

async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function latencies() {
  const { series } = await read(`api/v1/latency?window=${chosen}`);
  series.sort((a, b) => rank(a.metric) - rank(b.metric) || a.metric.localeCompare(b.metric));
  const rows = series.filter(each => each.windows[chosen].count > 0).map(each => {
    const statistics = each.windows[chosen];
    const row = document.createElement('tr');
    cell(row, each.metric.replace(/^tbot_/, '').replace(/_seconds$/, ''));
    cell(row, labels(each.labels));
    cell(row, statistics.count.toLocaleString('en'));
    for (const key of ['p50', 'p90', 'p99', 'p999', 'max']) cell(row, seconds(statistics[key]));
    return row;
  });
  document.getElementById('rows').replaceChildren(...rows);
}

async function slow() {
  const { operations } = await read('api/v1/slow');
  const items = operations.slice(0, 10).map(each => {
    const item = document.createElement('li');
    const inside = each.steps.slice(1).map(step => `${step.what} ${seconds(step.seconds)}`).join(' · ');
    const when = new Date(each.time * 1000).toLocaleTimeString();
    item.textContent = `${when} ${each.op} ${labels(each.labels)}: ${seconds(each.seconds)}${each.failed ? ', failed' : ''}`
      + (inside ? ` (inside: ${inside})` : '');
    return item;
  });
  document.getElementById('slow').replaceChildren(...items);
}

async function health() {
  const state = await read('api/v1/health');
  document.getElementById('name').textContent = state.name;
  const status = document.getElementById('status');
  status.textContent = state.status;
  status.className = state.status === 'ok' ? '' : 'bad';
  status.title = labels(state.troubles);
}

async function refresh() {
  try {
    await Promise.all([latencies(), slow(), health()]);
  } catch (gone) {
    const status = document.getElementById('status');
    status.textContent = 'no answer';
    status.className = 'bad';
  }
  setTimeout(refresh, 1000);
}

for (const [key, text] of WINDOWS) {
  const button = document.createElement('button');
  button.textContent = text;
  button.setAttribute('aria-pressed', String(key === chosen));
  button.onclick = () => {
    chosen = key;
    for (const each of button.parentNode.children) each.setAttribute('aria-pressed', String(each === button));
  };
  document.getElementById('windows').append(button);
}
refresh();
