// Renders LINE's message objects into DOM: text, Flex, templates, places, photos. Texts are only ever set as text, never as HTML.

const TEXT = { xxs: 11, xs: 12, sm: 13.5, md: 15, lg: 18, xl: 21, xxl: 27, '3xl': 32, '4xl': 42, '5xl': 60 };
const SPACE = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const BORDER = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };
const ALIGN = { start: 'left', end: 'right', center: 'center' };
const RADIUS = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };

const length = (value, names = SPACE) => value === undefined ? '' : value in names ? names[value] + 'px' : value;

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

const DRAWINGS = {
  camera: 'M4 7h3l1.5-2.5h7L17 7h3a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 19H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 7Zm8 2.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  place: 'M12 2.5a6.7 6.7 0 0 0-6.7 6.7c0 4.7 6.7 12.3 6.7 12.3s6.7-7.6 6.7-12.3A6.7 6.7 0 0 0 12 2.5Zm0 4.2a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  send: 'M3.5 20.5 21.5 12 3.5 3.5v6.7l11 1.8-11 1.8Z',
  thumb: 'M2.5 10.5h4v10h-4Zm5.5 0 4.5-8c1.7 0 2.7 1.2 2.4 2.8L14 9.5h5.5c1.5 0 2.3 1.1 2 2.5l-1.5 6.5c-.3 1.2-1.2 2-2.5 2H8Z',
};

/** Drawn here, since not every machine has emoji. */
export function drawing(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'drawing');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', DRAWINGS[name]);
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

/** Web addresses and telephone numbers become links, as on a phone. */
export function linked(text) {
  const parts = document.createDocumentFragment();
  const pattern = /(https?:\/\/[^\s　、。」)]+)|(?<![\d-])(0\d{1,4}-\d{1,4}-\d{3,4}|\+81[\d-]{9,13}|1(?:19|10|18|71))(?![\d-])/g;
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    parts.append(text.slice(end, found.index));
    const link = element('a', '', found[0]);
    link.href = found[1] ? found[0] : 'tel:' + found[0];
    if (found[1]) { link.target = '_blank'; link.rel = 'noopener noreferrer'; }
    parts.append(link);
    end = found.index + found[0].length;
  }
  parts.append(text.slice(end));
  return parts;
}

/** A button for an action; a link where the action is one. tap(action) is called for everything else. */
export function actionButton(action, className, tap) {
  const link = action.type === 'uri' && /^(https?|tel):/i.test(action.uri);
  const node = element(link ? 'a' : 'button', className, action.label ?? '');
  node.dataset.label = action.label ?? '';
  node.dataset.action = action.type;
  if (link) {
    node.href = action.uri;
    if (!action.uri.startsWith('tel:')) { node.target = '_blank'; node.rel = 'noopener noreferrer'; }
  } else {
    node.type = 'button';
  }
  node.addEventListener('click', event => { if (tap(action)) event.preventDefault(); });
  return node;
}

function tappable(node, action, tap) {
  if (!action) return node;
  node.classList.add('fx-tap');
  node.setAttribute('role', 'button');
  node.tabIndex = 0;
  node.dataset.action = action.type;
  if (action.label) { node.dataset.label = action.label; node.setAttribute('aria-label', action.label); }
  const act = event => {
    if (event.target.closest('button, a, [role=button]') !== node) return;
    event.preventDefault();
    if (!tap(action) && action.type === 'uri' && /^(https?|tel):/i.test(action.uri)) window.open(action.uri, '_blank', 'noopener');
  };
  node.addEventListener('click', act);
  node.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') act(event); });
  return node;
}

function placed(node, part, parent, first) {
  const horizontal = parent.layout !== 'vertical';
  const gap = part.margin ?? (first ? undefined : parent.spacing);
  if (gap !== undefined && !first) node.style[horizontal ? 'marginInlineStart' : 'marginTop'] = length(gap);
  const stretches = horizontal && ['box', 'text', 'button', 'image', 'filler'].includes(part.type);
  const flex = part.flex ?? (part.type === 'filler' ? 1 : stretches ? 1 : 0);
  if (part.width) node.style.flex = 'none';
  else node.style.flex = flex > 0 ? `${flex} 1 0` : '0 0 auto';
  if (!horizontal && flex > 0) node.style.flex = `${flex} 0 auto`;
  if (part.position === 'absolute') node.style.position = 'absolute';
  for (const [name, side] of [['offsetTop', 'top'], ['offsetBottom', 'bottom'], ['offsetStart', 'left'], ['offsetEnd', 'right']]) {
    if (part[name] !== undefined) { node.style[side] = length(part[name]); node.style.position ||= 'relative'; }
  }
  if (part.gravity && horizontal) node.style.alignSelf = { top: 'flex-start', center: 'center', bottom: 'flex-end' }[part.gravity];
  return node;
}

function letters(node, part) {
  if (part.size) node.style.fontSize = length(part.size, TEXT);
  if (part.color) node.style.color = part.color;
  if (part.weight === 'bold') node.style.fontWeight = '700';
  if (part.style === 'italic') node.style.fontStyle = 'italic';
  if (part.decoration && part.decoration !== 'none') node.style.textDecoration = part.decoration;
  return node;
}

function text(part) {
  const node = letters(element('div', 'fx-text'), part);
  if (part.wrap) node.classList.add('wrap');
  if (part.maxLines) { node.classList.add('lines'); node.style.webkitLineClamp = part.maxLines; }
  if (part.align) node.style.textAlign = ALIGN[part.align];
  if (part.lineSpacing) node.style.lineHeight = `calc(1.42em + ${part.lineSpacing})`;
  if (part.contents?.length) part.contents.forEach(span => node.append(letters(element('span', '', span.text), span)));
  else node.textContent = part.text;
  return node;
}

function image(part) {
  const node = element('div', 'fx-image');
  const [width, height] = (part.aspectRatio ?? '1:1').split(':');
  node.style.aspectRatio = `${width} / ${height}`;
  if (part.size && part.size !== 'full') node.style.width = length(part.size, { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, '3xl': 180, '4xl': 200, '5xl': 220 });
  // nothing is loaded from other servers: the sandbox works without a network
  if (new URL(part.url, location.href).host === location.host) {
    const picture = element('img');
    picture.src = part.url; picture.alt = '';
    node.append(picture);
  } else {
    node.append('画像');
    node.title = part.url;
  }
  return node;
}

function box(part, tap) {
  const node = element('div', 'fx-box ' + part.layout);
  const style = node.style;
  if (part.backgroundColor) style.backgroundColor = part.backgroundColor;
  if (part.background?.type === 'linearGradient') style.background = `linear-gradient(${part.background.angle}, ${part.background.startColor}, ${part.background.endColor})`;
  if (part.borderWidth) style.border = `${length(part.borderWidth, BORDER)} solid ${part.borderColor ?? '#000'}`;
  if (part.cornerRadius) { style.borderRadius = length(part.cornerRadius, RADIUS); style.overflow = 'hidden'; }
  for (const name of ['width', 'height', 'maxWidth', 'maxHeight']) if (part[name]) style[name] = part[name];
  if (part.paddingAll) style.padding = length(part.paddingAll);
  for (const [name, css] of [['paddingTop', 'paddingTop'], ['paddingBottom', 'paddingBottom'], ['paddingStart', 'paddingInlineStart'], ['paddingEnd', 'paddingInlineEnd']]) {
    if (part[name]) style[css] = length(part[name]);
  }
  if (part.justifyContent) style.justifyContent = part.justifyContent;
  if (part.alignItems) style.alignItems = part.alignItems;
  part.contents.forEach((inner, i) => node.append(placed(component(inner, tap), inner, part, i === 0)));
  return node;
}

function button(part, tap) {
  const style = part.style ?? 'link';
  const node = actionButton(part.action, `fx-button ${style} ${part.height ?? 'md'}`, tap);
  if (part.color) node.style[style === 'link' ? 'color' : 'backgroundColor'] = part.color;
  return node;
}

function component(part, tap) {
  switch (part.type) {
    case 'box': return tappable(box(part, tap), part.action, tap);
    case 'text': return tappable(text(part), part.action, tap);
    case 'button': return button(part, tap);
    case 'image': return tappable(image(part), part.action, tap);
    case 'icon': { const node = image(part); node.style.width = length(part.size ?? 'md', TEXT); return node; }
    case 'separator': { const node = element('div', 'fx-separator'); if (part.color) node.style.background = part.color; return node; }
    default: return element('div', 'fx-filler');
  }
}

function bubble(part, tap) {
  const card = element('div', 'bubble-card');
  card.dataset.size = part.size ?? 'mega';
  if (part.direction === 'rtl') card.dir = 'rtl';
  for (const name of ['header', 'hero', 'body', 'footer']) {
    if (!part[name]) continue;
    const block = element('div', 'fx-part');
    const content = component(part[name], tap);
    content.classList.add('fx-block', 'fx-' + name);
    const style = part.styles?.[name];
    if (style?.backgroundColor) block.style.backgroundColor = style.backgroundColor;
    if (style?.separator) block.style.borderTop = `1px solid ${style.separatorColor ?? '#d4d6da'}`;
    block.append(content);
    card.append(block);
  }
  return tappable(card, part.action, tap);
}

function flex(message, tap) {
  const many = message.contents.type === 'carousel';
  const node = element('div', 'flex' + (many ? ' carousel' : ''));
  (many ? message.contents.contents : [message.contents]).forEach(part => node.append(bubble(part, tap)));
  return node;
}

function card(part, tap, kind) {
  const node = element('div', 'bubble-card template ' + kind);
  const words = element('div', 'words');
  if (part.title) words.append(element('b', '', part.title));
  words.append(part.text ?? '');
  const row = element('div', 'choice-row');
  (part.actions ?? [part.action]).forEach(action => row.append(actionButton(action, 'fx-button link', tap)));
  node.append(words, row);
  return node;
}

function template(message, tap) {
  const part = message.template;
  const node = element('div', 'flex' + (part.columns ? ' carousel' : ''));
  (part.columns ?? [part]).forEach(one => node.append(card(one, tap, part.type)));
  return node;
}

function place(message) {
  const node = element('span', 'place');
  const title = element('b', '', ' ' + (message.title ?? '現在地'));
  title.prepend(drawing('place'));
  node.append(title, element('small', '',
    [message.address, `${message.latitude.toFixed(4)}, ${message.longitude.toFixed(4)}`].filter(Boolean).join('\n')));
  return node;
}

function photo(source, alt) {
  const picture = element('img', 'photo');
  picture.src = source; picture.alt = alt;
  return picture;
}

/** What a message object looks like in the chat. */
export function said(entry, tap) {
  const message = entry.content;
  const node = element('div', 'said');
  switch (message.type) {
    case 'text': case 'textV2': node.append(linked(message.text)); break;
    case 'flex': node.classList.add('bare'); node.append(flex(message, tap)); break;
    case 'template': node.classList.add('bare'); node.append(template(message, tap)); break;
    case 'location': node.append(place(message)); break;
    case 'sticker': node.classList.add('bare', 'sticker'); node.append(drawing('thumb')); node.setAttribute('aria-label', 'スタンプ'); break;
    case 'image':
      node.classList.add('bare');
      node.append(entry.way === 'self' ? photo('/sandbox/api/photos/' + entry.id, '送った写真') : element('span', '', '画像 ' + message.originalContentUrl));
      break;
    case 'unsent': node.append('メッセージの送信を取り消しました'); break;
    default: node.append(`[${message.type}]`);
  }
  return node;
}
