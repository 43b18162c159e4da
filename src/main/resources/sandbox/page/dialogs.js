// What a phone asks its owner: a place without a map, invented photos, a date.

import { element } from './flex.js';

const dialog = document.getElementById('dialog');

const PLACES = [
  ['広川町役場', '福岡県八女郡広川町大字新代', 33.2415, 130.5513],
  ['上広川・水原の橋', '福岡県八女郡広川町大字水原', 33.2561, 130.6012],
  ['中広川・工業団地', '福岡県八女郡広川町大字日吉', 33.2498, 130.5436],
  ['下広川・川沿いの田', '福岡県八女郡広川町大字広川', 33.2302, 130.5287],
];

/** Resolves with what read() gives, or null when the dialog is left without an answer. */
function ask(title, english, body, goLabel, read) {
  const form = element('form');
  form.method = 'dialog';
  const heading = element('h2', '', title + ' ');
  heading.id = 'dialog-title';
  const small = element('span', '', english);
  small.lang = 'en';
  heading.append(small);
  const end = element('div', 'end');
  const cancel = element('button', '', 'やめる');
  cancel.type = 'button';
  end.append(cancel);
  if (goLabel) {
    const go = element('button', 'go', goLabel);
    go.value = 'go';
    end.append(go);
  }
  form.append(heading, body, end);
  dialog.replaceChildren(form);
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  dialog.returnValue = '';
  return new Promise(resolve => {
    cancel.addEventListener('click', () => dialog.close(''));
    dialog.addEventListener('close', () => resolve(dialog.returnValue ? read(dialog.returnValue) : null), { once: true });
    dialog.showModal();
  });
}

export function choose(title, options) {
  const list = element('div', 'list');
  for (const [value, label, english] of options) {
    const button = element('button', '', label + ' ');
    button.value = value;
    const small = element('span', '', english);
    small.lang = 'en';
    button.append(small);
    list.append(button);
  }
  return ask(title, '', list, null, value => value);
}

export function askForPlace() {
  const body = element('fieldset');
  PLACES.forEach(([title, address], i) => {
    const label = element('label', 'option');
    const radio = element('input');
    radio.type = 'radio'; radio.name = 'place'; radio.value = i; radio.checked = i === 0;
    const words = element('span', '', title);
    words.append(element('br'), element('small', '', address));
    label.append(radio, words);
    body.append(label);
  });
  const numbers = element('div', 'numbers');
  const [latitude, longitude] = [['緯度', 2], ['経度', 3]].map(([name, at]) => {
    const label = element('label', '', name);
    const input = element('input');
    input.type = 'number'; input.step = 'any'; input.required = true; input.value = PLACES[0][at];
    label.append(input);
    numbers.append(label);
    return input;
  });
  body.append(numbers);
  body.addEventListener('change', event => {
    if (event.target.name !== 'place') return;
    [latitude.value, longitude.value] = PLACES[event.target.value].slice(2);
  });
  return ask('場所を送る', 'send a place', body, 'この場所を送る', () => {
    const [title, address] = PLACES[body.querySelector(':checked').value];
    return { title, address, latitude: Number(latitude.value), longitude: Number(longitude.value) };
  });
}

export function askForDate(action) {
  const input = element('input');
  input.type = { date: 'date', time: 'time', datetime: 'datetime-local' }[action.mode];
  input.required = true;
  input.setAttribute('aria-label', action.label);
  for (const [name, to] of [['initial', 'value'], ['min', 'min'], ['max', 'max']]) if (action[name]) input[to] = action[name].replace('t', 'T');
  return ask(action.label, '', input, '決定', () => ({ [action.mode]: input.value }));
}

const SCENES = {
  '床上の浸水': (x, r) => { house(x, r); water(x, 190); },
  '道路の冠水': (x, r) => { road(x, r); water(x, 235); },
  'はがれた瓦': (x, r) => { house(x, r); tiles(x, r); },
  '割れた窓': (x, r) => { house(x, r); cracks(x, r); },
  '土砂': (x, r) => { road(x, r); mud(x, r); },
  '倒れた棚': (x, r) => { room(x); shelf(x, r); },
};

function paint(canvas, scene, seed) {
  let state = seed * 2654435761 % 4294967296;
  const random = () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
  const x = canvas.getContext('2d');
  const sky = x.createLinearGradient(0, 0, 0, 360);
  sky.addColorStop(0, '#8a9cab'); sky.addColorStop(.6, '#cfd6da'); sky.addColorStop(.6, '#7d6f58'); sky.addColorStop(1, '#4c4336');
  x.fillStyle = sky; x.fillRect(0, 0, 480, 360);
  SCENES[scene](x, random);
  x.fillStyle = 'rgba(0,0,0,.45)'; x.fillRect(0, 332, 480, 28);
  x.fillStyle = '#fff'; x.font = '16px sans-serif'; x.fillText(`つくりものの写真: ${scene}`, 12, 352);
}
const house = (x, r) => {
  x.fillStyle = '#8a7763'; x.fillRect(130, 110, 220, 150);
  x.fillStyle = '#39434d'; x.beginPath(); x.moveTo(105, 114); x.lineTo(240, 44); x.lineTo(375, 114); x.fill();
  x.fillStyle = '#dbe4e9'; x.fillRect(160, 140, 60, 46); x.fillRect(260, 140, 60, 46); x.fillStyle = '#574536'; x.fillRect(222, 190, 40, 70);
};
const road = x => { x.fillStyle = '#5d636a'; x.beginPath(); x.moveTo(210, 216); x.lineTo(270, 216); x.lineTo(440, 360); x.lineTo(40, 360); x.fill(); };
const room = x => { x.fillStyle = '#d8d2c4'; x.fillRect(0, 0, 480, 260); x.fillStyle = '#8d7a60'; x.fillRect(0, 260, 480, 100); };
const water = (x, y) => {
  x.fillStyle = 'rgba(116,92,58,.88)'; x.fillRect(0, y, 480, 360 - y); x.strokeStyle = 'rgba(255,255,255,.28)';
  for (let line = y + 12; line < 340; line += 15) { x.beginPath(); for (let i = 0; i <= 480; i += 10) x.lineTo(i, line + 3 * Math.sin(i / 21 + line)); x.stroke(); }
};
const tiles = (x, r) => { x.fillStyle = '#b9b0a2'; x.beginPath(); x.moveTo(170, 108); x.lineTo(230, 62); x.lineTo(262, 108); x.fill(); x.fillStyle = '#39434d'; for (let i = 0; i < 16; i++) { x.save(); x.translate(60 + r() * 360, 270 + r() * 50); x.rotate(r() * 3); x.fillRect(0, 0, 26, 12); x.restore(); } };
const cracks = (x, r) => { x.strokeStyle = '#26323f'; x.lineWidth = 2; for (let i = 0; i < 14; i++) { const a = i / 14 * 6.28; x.beginPath(); x.moveTo(190, 163); x.lineTo(190 + Math.cos(a) * (14 + r() * 20), 163 + Math.sin(a) * (10 + r() * 14)); x.stroke(); } };
const mud = (x, r) => { for (let i = 0; i < 90; i++) { x.fillStyle = `rgb(${90 + r() * 40},${66 + r() * 26},${36 + r() * 20})`; x.beginPath(); x.ellipse(r() * 330, 215 + r() * 120, 14 + r() * 34, 8 + r() * 16, r(), 0, 7); x.fill(); } };
const shelf = (x, r) => { x.save(); x.translate(120, 250); x.rotate(-.35); x.fillStyle = '#7a5a3a'; x.fillRect(0, -40, 260, 60); x.fillStyle = '#5b4029'; x.fillRect(0, -12, 260, 5); x.restore(); for (let i = 0; i < 22; i++) { x.fillStyle = `hsl(${r() * 360} 30% 45%)`; x.fillRect(60 + r() * 360, 262 + r() * 60, 18, 24); } };

/** Photos that give trouble: turned by a note in the file, not shown by every program, cut off on the way. */
const SAMPLES = { 'sideways.jpg': '横向きに保存', 'iphone.heic': 'HEIC形式', 'cut-off.jpg': '途中で切れた' };

/** @param several from the album, as many as one likes; otherwise one, from the camera */
export function askForPhotos(several) {
  const body = element('fieldset', 'pictures');
  Object.keys(SCENES).forEach((scene, i) => {
    const label = element('label');
    const canvas = element('canvas');
    canvas.width = 480; canvas.height = 360;
    paint(canvas, scene, Date.now() % 1000 + i);
    const input = element('input');
    input.type = several ? 'checkbox' : 'radio'; input.name = 'photo'; input.value = i; input.checked = i === 0;
    label.append(canvas, input, element('span', '', scene));
    body.append(label);
  });
  Object.entries(SAMPLES).forEach(([file, words]) => {
    const label = element('label');
    const picture = element('img');
    picture.src = '/sandbox/samples/' + file; picture.alt = '';
    const input = element('input');
    input.type = several ? 'checkbox' : 'radio'; input.name = 'photo'; input.value = file;
    label.append(picture, input, element('span', '', words));
    body.append(label);
  });
  return ask(several ? '写真を選ぶ' : '写真をとる', several ? 'album: one or several' : 'camera', body, '送る', () =>
    Promise.all([...body.querySelectorAll(':checked')].map(input => input.value in SAMPLES
      ? fetch('/sandbox/samples/' + input.value).then(file => file.blob())
      : new Promise(done => input.previousSibling.toBlob(done, 'image/jpeg', .8)))));
}
