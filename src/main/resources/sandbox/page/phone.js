// One person's phone: the chat, quick replies, and what the person can do. It tells the server, and shows what the server tells back.

import { actionButton, drawing, element, said } from './flex.js';
import { askForDate, askForPhotos, askForPlace, choose } from './dialogs.js';

const COLOURS = ['#3f6fb5', '#2e8b6f', '#a4568d', '#b26a2b', '#5a63b8', '#7d8a2e', '#b04a4a', '#37879b', '#7b5ba6', '#4d7a3a', '#6b7684'];
const CLOCK = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });
const WAYS = { push: 'プッシュ', multicast: '一斉', reply: '返信' };

const first = text => [...new Intl.Segmenter('ja').segment(text)][0]?.segment ?? '？';

export function face(person, index) {
  const node = element('span', 'face', first(person.name));
  node.style.background = COLOURS[index % COLOURS.length];
  node.setAttribute('aria-hidden', 'true');
  return node;
}

export class Phone {
  constructor(person, index, tell, onUnread) {
    this.person = person;
    this.tell = tell;
    this.onUnread = onUnread;
    this.unread = 0;
    this.shown = new Set();
    this.build(index);
    this.reset(person);
  }

  build(index) {
    const { person } = this;
    this.node = element('section', 'phone');
    this.node.dataset.person = person.id;
    this.node.setAttribute('aria-label', `${person.name}の電話`);
    const screen = element('div', 'screen');
    const top = element('header', 'phone-top');
    const title = element('h2');
    title.append(element('span', '', person.name), element('small', '', person.about));
    this.badge = element('span', 'badge');
    const menu = element('button', 'menu', '⋮');
    menu.type = 'button';
    menu.setAttribute('aria-label', `${person.name}: その他`);
    menu.addEventListener('click', () => this.menu());
    top.append(face(person, index), title, this.badge, menu);
    this.chat = element('div', 'chat');
    this.chat.setAttribute('role', 'log');
    this.chat.setAttribute('aria-label', 'トーク');
    this.chat.tabIndex = 0;
    this.quick = element('div', 'quick');
    this.quick.setAttribute('role', 'group');
    this.quick.setAttribute('aria-label', 'クイックリプライ');
    this.foot = element('div');
    this.menuBox = element('div', 'rich-menu');
    screen.append(top, this.chat, this.quick, this.foot, this.menuBox);
    this.node.append(screen);
    for (const kind of ['pointerdown', 'focusin']) this.node.addEventListener(kind, () => this.read());
  }

  /** Everything anew, as the server has it. */
  reset(person) {
    this.person = person;
    this.shown.clear();
    this.chat.replaceChildren();
    this.quick.replaceChildren();
    person.entries.forEach(entry => this.show(entry, false));
    if (!person.entries.length) this.chat.append(element('div', 'empty', 'まだ何も届いていません'));
    if (!person.quickReplyShown) this.quick.replaceChildren();
    this.standing(person.standing);
    this.richMenu(person.menu);
    this.bottom();
    this.read();
  }

  /** The picture under the chat, opened and shut by its bar; LINE looks where in it the finger lands. */
  richMenu(menu) {
    if (menu && menu.id === this.menuShown) return;
    this.menuShown = menu?.id;
    this.menuBox.replaceChildren();
    if (!menu) return;
    const bar = element('button', 'bar', menu.bar);
    bar.type = 'button';
    const panel = element('div', 'panel');
    panel.style.aspectRatio = `${menu.size.width} / ${menu.size.height}`;
    const picture = element('img');
    picture.src = '/sandbox/api/menus/' + menu.id; picture.alt = ''; picture.loading = 'lazy';
    panel.append(picture);
    menu.areas.forEach(({ bounds, action }) => {
      const area = actionButton(action, 'area', () => this.tap(action));
      area.replaceChildren();
      area.setAttribute('aria-label', action.label ?? '');
      for (const [side, at, of] of [['left', bounds.x, 'width'], ['top', bounds.y, 'height'], ['width', bounds.width, 'width'], ['height', bounds.height, 'height']]) {
        area.style[side] = at / menu.size[of] * 100 + '%';
      }
      panel.append(area);
    });
    const show = open => {
      bar.setAttribute('aria-expanded', String(open));
      panel.hidden = !open;
      this.bottom();
    };
    bar.addEventListener('click', () => show(panel.hidden));
    this.menuBox.append(bar, panel);
    show(menu.open);
  }

  standing(standing) {
    this.person.standing = standing;
    this.node.dataset.standing = standing;
    this.foot.replaceChildren(standing === 'BLOCKED' ? this.closed('このアカウントをブロックしています', 'ブロックを解除') : this.compose());
    if (standing === 'STRANGER') this.foot.prepend(this.closed('まだ友だちではありません', '友だちに追加'));
  }

  closed(words, label) {
    const node = element('div', 'closed', words + ' ');
    const button = element('button', '', label);
    button.type = 'button';
    button.addEventListener('click', () => this.tell('follow', {}));
    node.append(element('br'), button);
    return node;
  }

  compose() {
    const form = element('form', 'compose');
    const icon = (sign, label, act) => {
      const button = element('button');
      button.append(drawing(sign));
      button.type = 'button';
      button.title = label;
      button.setAttribute('aria-label', label);
      button.addEventListener('click', act);
      return button;
    };
    this.input = element('input');
    this.input.type = 'text';
    this.input.maxLength = 5000;
    this.input.placeholder = 'メッセージ';
    this.input.autocomplete = 'off';
    this.input.setAttribute('aria-label', `${this.person.name}が書く`);
    const send = element('button', 'send');
    send.append(drawing('send'));
    send.setAttribute('aria-label', '送信');
    form.append(icon('camera', '写真', () => this.photos(true)), icon('place', '場所', () => this.place()), this.input, send);
    form.addEventListener('submit', event => {
      event.preventDefault();
      const text = this.input.value;
      if (!text.trim()) return;
      this.input.value = '';
      this.tell('text', { text }).catch(() => { this.input.value = text; });
    });
    return form;
  }

  show(entry, fresh = true) {
    if (this.shown.has(entry.id)) return;
    this.shown.add(entry.id);
    const near = this.chat.scrollHeight - this.chat.scrollTop - this.chat.clientHeight < 120;
    this.chat.querySelector('.empty')?.remove();
    this.chat.querySelector('.typing')?.remove();
    const self = entry.way === 'self';
    const node = element('article', 'bubble ' + (self ? 'self' : 'bot') + (fresh ? ' fresh' : ''));
    node.dataset.bubble = entry.id;
    node.dataset.way = entry.way;
    const stamp = element('div', 'stamp');
    if (!self) stamp.append(element('b', '', WAYS[entry.way]));
    stamp.append(CLOCK.format(entry.at));
    if (entry.content.type === 'unsent') node.classList.add('unsent');
    else if (self) stamp.prepend(this.takeBack(entry.id));
    node.append(said(entry, action => this.tap(action)), stamp);
    this.chat.append(node);
    while (this.chat.children.length > 300) this.chat.firstChild.remove();
    this.quickReplies(entry.content.quickReply?.items ?? []);
    if (near || !fresh || self) this.bottom();
    if (fresh && !self && !this.node.contains(document.activeElement)) this.count(this.unread + 1);
  }

  takeBack(id) {
    const button = element('button', 'take-back', '⋯');
    button.type = 'button';
    button.title = '送信を取り消す';
    button.setAttribute('aria-label', 'このメッセージの送信を取り消す');
    button.addEventListener('click', async () => {
      if (await choose('このメッセージ', [['unsend', '送信を取り消す', 'unsend']])) this.tell('unsend', { messageId: id });
    });
    return button;
  }

  unsent(id) {
    const node = this.chat.querySelector(`[data-bubble="${id}"]`);
    node?.classList.add('unsent');
    node?.querySelector('.take-back')?.remove();
    node?.querySelector('.said').replaceWith(said({ id, way: 'self', content: { type: 'unsent' } }));
  }

  quickReplies(items) {
    this.quick.replaceChildren(...items.map(item => actionButton(item.action, '', action => this.tap(action, true))));
  }

  typing(seconds) {
    if (this.chat.querySelector('.typing')) return;
    const dots = element('div', 'typing', '•••');
    dots.setAttribute('aria-label', '入力中');
    this.chat.append(dots);
    this.bottom();
    setTimeout(() => dots.remove(), seconds * 1000);
  }

  bottom() { this.chat.scrollTop = this.chat.scrollHeight; }

  read() { if (this.unread) this.count(0); }

  count(unread) {
    this.unread = unread;
    this.badge.textContent = unread || '';
    this.badge.hidden = !unread;
    this.node.classList.toggle('new', unread > 0);
    this.onUnread(this.person.id, unread);
  }

  /** @returns true when the tap was dealt with, so that a link is not followed */
  tap(action) {
    if (this.person.standing === 'BLOCKED') return true;
    switch (action.type) {
      case 'location': this.place(); return true;
      case 'camera': this.photos(false); return true;
      case 'cameraRoll': this.photos(true); return true;
      case 'clipboard': navigator.clipboard?.writeText(action.clipboardText); return true;
      case 'uri': return this.deepLink(action.uri);
      case 'datetimepicker': askForDate(action).then(params => params && this.tell('tap', { action, params })); return true;
      default:
        if (action.inputOption === 'openKeyboard') { this.input.value = action.fillInText ?? ''; this.input.focus(); }
        this.tell('tap', { action });
        return true;
    }
  }

  /** LINE's own links that open this chat with a text typed in (line.me/R/oaMessage). */
  deepLink(uri) {
    const found = /^https:\/\/line\.me\/R\/oaMessage\/[^/]+\/\??(.*)$/.exec(uri);
    if (!found) return false;
    this.input.value = decodeURIComponent(found[1]);
    this.input.focus();
    return true;
  }

  async place() {
    const place = await askForPlace();
    if (place) this.tell('location', place);
  }

  async photos(several) {
    const pictures = await askForPhotos(several);
    if (!pictures?.length) return;
    const form = new FormData();
    pictures.forEach((picture, i) => form.append('photo', picture, `photo-${i + 1}.jpg`));
    this.tell('photo', form);
  }

  async menu() {
    const blocked = this.person.standing === 'BLOCKED';
    const choice = await choose(this.person.name, [
      ['sticker', 'スタンプを送る', 'send a sticker'],
      blocked ? ['follow', 'ブロックを解除する', 'unblock'] : ['block', 'アカウントをブロックする', 'block the account'],
      ...(this.person.standing === 'STRANGER' ? [['follow', '友だちに追加する', 'add as a friend']] : [])]);
    if (choice === 'sticker' && !blocked) this.tell('sticker', { packageId: '446', stickerId: '1988' });
    else if (choice === 'block' || choice === 'follow') this.tell(choice, {});
  }
}
