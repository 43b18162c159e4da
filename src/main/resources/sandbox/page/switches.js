// The switchboard: LINE on a bad day, the quota, and what goes over the wire.

import { element } from './flex.js';

const NEXT = [
  ['NORMAL', 'そのまま', 'as it is'],
  ['TWICE', '2回届ける', 'same event twice'],
  ['THREE_AT_ONCE', '3回押したことに', 'three taps at once'],
  ['OUT_OF_ORDER', '順番を逆に', 'after the one after it'],
  ['BAD_SIGNATURE', '署名をこわす', 'bad signature'],
];
const TROUBLE = [
  ['NONE', '正常', 'fine'],
  ['SLOW', '遅い(3秒)', 'slow'],
  ['ERROR_500', '500エラー', 'error'],
  ['RATE_429', '429 混雑', 'rate limit'],
  ['HANG', '返事なし', 'hangs'],
  ['DROP', '切断', 'drops'],
  ['DROP_AFTER', '送った後に切断', 'sends, then drops'],
  ['LOSE', '200だが届かない', 'says 200, loses it'],
];
const TIME = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', second: '2-digit' });

function heading(words, english) {
  const node = element('h2', '', words + ' ');
  const small = element('span', '', english);
  small.lang = 'en';
  node.append(small);
  return node;
}

function worded(button, words, english) {
  const small = element('span', '', english);
  small.lang = 'en';
  button.append(words, small);
  button.type = 'button';
  return button;
}

function choices(list, group, choose) {
  const node = element('div', 'choices');
  node.setAttribute('role', 'group');
  list.forEach(([value, words, english], i) => {
    const button = worded(element('button'), words, english);
    button.dataset[group] = value;
    if (i === 0) button.dataset.calm = '';
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => choose(value));
    node.append(button);
  });
  return node;
}

export class Switches {
  constructor(node, post, minuteMillis) {
    this.node = node;
    const minute = minuteMillis / 1000;
    const shut = element('button', 'shut', '×');
    shut.setAttribute('aria-label', '閉じる');
    shut.addEventListener('click', () => node.parentNode.classList.remove('open'));
    const down = worded(element('button', 'act'), `LINEを1分間とめる${minute === 60 ? '' : `(${minute}秒)`}`, 'down for a minute; webhooks wait');
    down.dataset.act = 'down';
    down.dataset.trouble = 'DOWN';
    down.addEventListener('click', () => post('switches/trouble', { trouble: 'DOWN', lastsSeconds: minute }));
    const again = worded(element('button', 'act'), '直前のイベントをもう一度届ける', 'redeliver the last event');
    again.dataset.act = 'redeliver';
    again.addEventListener('click', () => post('switches/redeliver', {}));
    this.redelivery = this.check('Webhookの再送', 'redelivery when not answered', on => post('switches/redelivery', { on }));
    this.rates = this.check('流量制限 2,000回/秒', "LINE's rate limits", on => post('switches/rate-limits', { on }));
    node.append(shut,
      heading('次の操作をどう届けるか', 'the next event'), choices(NEXT, 'next', value => post('switches/next-event', { nextEvent: value })), again,
      heading('LINEの返事', 'how LINE answers'), choices(TROUBLE, 'trouble', value => post('switches/trouble', { trouble: value })), down,
      this.redelivery.parentNode, this.rates.parentNode,
      heading('今月の送信数', 'monthly quota'), this.quotaBox(post),
      heading('通信', 'on the wire'));
    this.traffic = element('ul', 'traffic');
    node.append(this.traffic);
  }

  check(words, english, change) {
    const label = element('label');
    const input = element('input');
    input.type = 'checkbox';
    input.addEventListener('change', () => change(input.checked));
    const small = element('span', '', english);
    small.lang = 'en';
    label.append(input, words, small);
    return input;
  }

  quotaBox(post) {
    const box = element('div');
    this.quotaText = element('div');
    const meter = element('div', 'meter');
    this.meter = element('i');
    meter.append(this.meter);
    const row = element('div', 'row');
    this.limit = element('input');
    this.limit.type = 'number'; this.limit.min = 0; this.limit.placeholder = '上限なし';
    this.limit.setAttribute('aria-label', '上限');
    const set = element('button', '', '上限を変える');
    set.type = 'button';
    set.addEventListener('click', () => post('switches/quota', { limit: this.limit.value === '' ? null : Number(this.limit.value) }));
    const gone = element('button', '', '使い切る');
    gone.type = 'button'; gone.dataset.act = 'quota-gone';
    gone.addEventListener('click', () => { const limit = this.now?.limit ?? 5000; post('switches/quota', { limit, used: limit }); });
    row.append(this.limit, set, gone);
    box.append(this.quotaText, meter, row);
    return box;
  }

  show(now) {
    for (const [group, value] of [['next', now.nextEvent], ['trouble', now.trouble.trouble]]) {
      this.node.querySelectorAll(`[data-${group}]`).forEach(button =>
        button.setAttribute('aria-pressed', String(button.dataset[group] === value)));
    }
    this.redelivery.checked = now.redelivery;
    this.rates.checked = now.rateLimits;
  }

  quota(quota) {
    this.now = quota;
    const limit = quota.limit?.toLocaleString('ja-JP') ?? '上限なし';
    this.quotaText.textContent = `${quota.used.toLocaleString('ja-JP')} / ${limit} 通`;
    this.meter.style.width = quota.limit ? Math.min(100, quota.used / quota.limit * 100) + '%' : '0';
    if (document.activeElement !== this.limit) this.limit.value = quota.limit ?? '';
  }

  wire(at, words, bad) {
    const line = element('li', bad ? 'bad' : '');
    line.append(element('time', '', TIME.format(at)), element('span', '', words));
    this.traffic.prepend(line);
    while (this.traffic.children.length > 40) this.traffic.lastChild.remove();
  }
}
