// The flood: some hundred invented businesses report at once. A list with a counter, and the phone of whoever is chosen.

import { element } from './flex.js';

const STATES = {
  WAITING: ['…', 'まだ'], REPORTING: ['✎', '報告中'], AWAY: ['☕', '中断'], REPORTED: ['✓', '報告済み'],
  LEFT: ['✕', '途中でやめた'], STUCK: ['！', '止まった'],
};
const ORDER = ['STUCK', 'REPORTING', 'AWAY', 'WAITING', 'REPORTED', 'LEFT'];
const SUMS = [['heard', '報告があった事業所'], ['damaged', '被害あり'], ['heavy', 'うち大きな被害'], ['hurt', 'けが人がいる'], ['yen', '被害額(円)'], ['unknown', '金額不明'], ['reports', '受け付けた報告']];

export class Flood {
  /** @param start begins it @param progress fetches how it stands @param open shows somebody's phone */
  constructor(node, { start, progress, open }) {
    this.progress = progress;
    this.open = open;
    const heading = element('h2', '', '水害 ');
    const english = element('span', '', 'the flood');
    english.lang = 'en';
    heading.append(english);
    this.button = element('button', 'act');
    this.button.type = 'button';
    this.button.dataset.act = 'flood';
    const small = element('span', '', '200 businesses report within 3 minutes');
    small.lang = 'en';
    this.button.append('200の事業所が3分で報告する', small);
    this.button.addEventListener('click', () => start().then(() => this.look()).catch(() => {}));
    this.counter = element('p', 'flood-counter');
    this.counter.setAttribute('role', 'status');
    this.sums = element('dl', 'flood-sums');
    this.list = element('ul', 'flood-list');
    this.list.setAttribute('aria-label', '報告する人たち');
    this.list.hidden = true;
    node.append(heading, this.button, this.counter, this.sums, this.list);
  }

  /** Looks again now, and every two seconds while it lasts. */
  async look() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const now = await this.progress().catch(() => null);
    if (now?.people.length) this.show(now);
    if (now?.running) this.timer ??= setTimeout(() => this.look(), 2000);
  }

  /** Somebody else may have begun it. */
  nudge() { this.timer ??= setTimeout(() => this.look(), 300); }

  show({ running, states, sums, people }) {
    this.button.disabled = running;
    this.counter.textContent = `${people.length}人: ` + ORDER.filter(state => states[state]).map(state => `${STATES[state][1]} ${states[state]}`).join('・');
    this.sums.replaceChildren(...SUMS.flatMap(([name, words]) => [element('dt', '', words), element('dd', '', sums[name].toLocaleString('ja-JP'))]));
    this.list.hidden = false;
    this.list.replaceChildren(...people.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).map(person => {
      const row = element('li');
      const button = element('button');
      button.type = 'button';
      button.dataset.flood = person.id;
      const [sign, words] = STATES[person.state];
      const state = element('i', person.state.toLowerCase(), sign);
      state.title = words;
      button.append(state, element('b', '', person.business), element('span', '', person.name));
      button.setAttribute('aria-label', `${person.business} ${person.name} ${words}`);
      button.addEventListener('click', () => this.open(person.id));
      row.append(button);
      return row;
    }));
  }
}
