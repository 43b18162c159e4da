// The page: phones from the server's state, kept live by server-sent events.

import { element } from './flex.js';
import { Flood } from './flood.js';
import { Phone, face } from './phone.js';
import { Switches } from './switches.js';

const $ = id => document.getElementById(id);
const api = '/sandbox/api/';
const phones = new Map();
const groups = new Map();   // staff, business: each with a button, a grid of phones, and how much of it is unread
const opened = new Set();   // people of the flood whose phones were opened
const groupNames = { staff: '職員', business: '事業者', flood: '水害で報告する人' };
let switches, flood, channel, troubleTimer;

async function post(path, body) {
  const form = body instanceof FormData;
  const response = await fetch(api + path, {
    method: 'POST', body: form ? body : JSON.stringify(body), headers: form ? {} : { 'Content-Type': 'application/json' },
  }).catch(() => ({ ok: false, json: async () => ({ message: 'サンドボックスに届きません。Tenkoは動いていますか。' }) }));
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    toast(answer.message ?? `エラー ${response.status}`);
    throw new Error(answer.message);
  }
  return answer;
}

function toast(words) {
  $('toast').textContent = words;
  setTimeout(() => { if ($('toast').textContent === words) $('toast').textContent = ''; }, 6000);
}

function build(state) {
  const lead = element('div', 'lead');
  $('stage').append(lead);
  state.people.forEach(person => groups.has(person.group) || addGroup(person.group));
  state.people.forEach((person, index) => addPhone(person, index, index === 0 ? lead : groups.get(person.group).grid));
  switches = new Switches($('switches'), (path, body) => post(path, body).then(answer => path.endsWith('quota') || answer.nextEvent && show(answer)).catch(() => {}), state.settings.oneMinuteMillis);
  flood = new Flood($('flood'), { start: () => post('flood', {}), progress: async () => (await fetch(api + 'flood')).json(), open: openPhone });
  if (state.people.length) select(state.people[0].id, false);
}

function addPhone(person, index, where) {
  const group = groups.get(person.group);
  const tab = element('button');
  tab.type = 'button';
  tab.dataset.tab = person.id;
  tab.dataset.of = person.group;
  const badge = element('span', 'badge');
  tab.append(face(person, index), person.name, badge);
  tab.addEventListener('click', () => select(person.id, true));
  $('people').append(tab);
  const tell = (what, body) => post(`people/${person.id}/${what}`, body);
  const phone = new Phone(person, index, tell, (id, unread) => {
    badge.textContent = unread || '';
    badge.hidden = !unread;
    group.unread.set(id, unread);
    group.badge.textContent = [...group.unread.values()].reduce((sum, each) => sum + each, 0) || '';
    group.badge.hidden = !group.badge.textContent;
  });
  phone.count(0);
  phones.set(person.id, phone);
  where.append(phone.node);
}

/** Somebody of the many without a phone on the page: from now on there is one. */
async function openPhone(id) {
  if (!phones.has(id)) {
    const person = await (await fetch(`${api}people/${id}/chat?watch=true`)).json();
    if (!groups.has(person.group)) addGroup(person.group);
    opened.add(id);
    addPhone(person, opened.size, groups.get(person.group).grid);
  }
  select(id, true);
}

function addGroup(name) {
  const button = element('button', 'group');
  button.type = 'button';
  const badge = element('span', 'badge');
  badge.hidden = true;
  button.append(groupNames[name] ?? name, badge);
  button.addEventListener('click', () => showGroup(name));
  const grid = element('div', 'staff');
  groups.set(name, { button, badge, grid, unread: new Map() });
  $('people').append(button);
  $('stage').append(grid);
}

/** The first phone, the director's, stays beside whichever group is shown. */
function showGroup(name) {
  groups.forEach((group, key) => {
    group.button.setAttribute('aria-pressed', String(key === name));
    group.grid.hidden = key !== name;
  });
  document.querySelectorAll('[data-of]').forEach(tab => { tab.hidden = tab.dataset.of !== name; });
}

function select(id, focus) {
  showGroup(document.querySelector(`[data-tab="${id}"]`).dataset.of);
  document.querySelectorAll('[data-tab]').forEach(tab => tab.setAttribute('aria-current', String(tab.dataset.tab === id)));
  document.querySelector(`[data-tab="${id}"]`).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  phones.forEach((phone, person) => phone.node.classList.toggle('shown', person === id));
  const phone = phones.get(id);
  phone.bottom();
  phone.read();
  if (focus) {
    phone.node.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    phone.input?.focus({ preventScroll: true });
  }
}

function show(now) {
  switches.show(now);
  const { trouble, until } = now.trouble;
  $('trouble').hidden = trouble === 'NONE';
  $('trouble').textContent = trouble === 'DOWN' ? 'LINEは止まっています。' : 'LINEの調子を悪くしています。右の「LINEの返事」で戻せます。';
  clearTimeout(troubleTimer);
  if (until) troubleTimer = setTimeout(async () => show(await (await fetch(api + 'switches')).json()), Math.max(200, until - Date.now() + 150));
}

function quota(all) {
  const first = all[channel];
  if (!first) return;
  switches.quota(first);
  $('quota').textContent = first.limit == null ? `送信 ${first.used} 通` : `送信 ${first.used.toLocaleString('ja-JP')} / ${first.limit.toLocaleString('ja-JP')} 通`;
}

async function load() {
  const state = await (await fetch(api + 'state')).json();
  channel = state.settings.channels[0]?.key;
  if (!phones.size) build(state);
  else state.people.forEach(person => phones.get(person.id)?.reset(person));
  opened.forEach(async id => phones.get(id).reset(await (await fetch(`${api}people/${id}/chat?watch=true`)).json()));
  flood.look();
  compressed(state.settings.oneMinuteMillis);
  show(state.switches);
  quota(state.quotas);
}

function compressed(millis) {
  $('compressed').hidden = millis === 60000;
  if (millis === 60000) return;
  const seconds = millis / 1000;
  const hour = seconds >= 1 ? `${+(seconds).toFixed(1)}分` : `${+(seconds * 60).toFixed(0)}秒`;
  $('compressed').textContent = `時間を縮めています: 点呼の1分は${seconds}秒、1時間は${hour}です。 `;
  const english = element('span', '', `Time is compressed: a minute of the roll call lasts ${seconds} s.`);
  english.lang = 'en';
  $('compressed').append(english);
}

function connect() {
  const source = new EventSource(api + 'live');
  const state = (name, words) => { $('connection').dataset.state = name; $('connection').textContent = words; };
  const waiting = [];
  let ready = false;
  const on = (name, act) => source.addEventListener(name, event => {
    const data = JSON.parse(event.data);
    ready ? act(data) : waiting.push(() => act(data));
  });
  source.onopen = async () => {
    ready = false;
    await load();
    ready = true;
    waiting.splice(0).forEach(act => act());
    state('live', '接続済み');
  };
  source.onerror = () => state('lost', '切断。再接続します');
  on('message', ({ person, entry }) => phones.get(person)?.show(entry));
  on('unsent', ({ person, id }) => phones.get(person)?.unsent(id));
  on('menu', ({ person, menu }) => phones.get(person)?.richMenu(menu));
  on('person', ({ person, standing }) => phones.get(person)?.standing(standing));
  on('typing', ({ person, seconds }) => phones.get(person)?.typing(seconds));
  on('quick-reply-gone', ({ person }) => phones.get(person)?.quickReplies([]));
  on('flood', () => flood.nudge());
  on('switches', show);
  on('quota', ({ channel: of, quota: now }) => quota({ [of]: now }));
  on('request', request => {
    const bad = request.status !== 200 && request.status !== 202;
    const reason = request.refusal ? ' ' + (JSON.parse(request.refusal).message ?? '') : '';
    switches.wire(request.at, `${request.endpoint} → ${request.status || '切断'}${request.recipients ? ` ${request.recipients}人` : ''}${reason}`, bad);
    if (request.recipients) refreshQuota();
  });
  on('webhook', hook => {
    const bad = hook.status < 200 || hook.status >= 300;
    switches.wire(Date.now(), `webhook → ${hook.status || '返事なし'} ${hook.millis}ms${hook.attempt ? ` 再送${hook.attempt}` : ''}${hook.again >= 0 ? ` ${hook.again}秒後に再送` : ''}`, bad);
  });
}

let quotaTimer;
function refreshQuota() {
  quotaTimer ??= setTimeout(async () => {
    quotaTimer = undefined;
    quota({ [channel]: await (await fetch(api + 'quota/' + channel)).json() });
  }, 400);
}

$('open-switches').addEventListener('click', () => {
  const open = document.querySelector('.side').classList.toggle('open');
  $('open-switches').setAttribute('aria-expanded', String(open));
});
connect();
