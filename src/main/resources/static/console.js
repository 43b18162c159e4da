// What a page does by itself: the board brings itself up to date, clocks run, htmx proves who asks. Without it, pages work by links and forms.
'use strict';

// --- the board: events of the server replace its contents; a beat says that it is alive
const board = document.querySelector('[data-live]');
let ahead = 0;                                     // how much the server's clock is ahead of this one, in ms
if (board) {
  const heardAt = document.getElementById('heard-at');
  let heard = Date.now();
  ahead = Date.parse(heardAt.dateTime) - heard;
  // what a voice reads when it changes: who needs help and who is hurt, not the time of each beat
  const endangered = () => [...board.querySelectorAll('#needs-help, #injured')]
    .map(figure => figure.parentElement.textContent.replace(/\s+/g, ' ').trim()).join(', ');
  let stream;
  const connect = () => {
    if (stream) stream.close();
    stream = new EventSource(board.dataset.live);
    stream.addEventListener('board', event => {
      const focused = document.activeElement && board.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      const before = endangered();
      htmx.swap(board, event.data, {swapStyle: 'innerHTML'});
      if (endangered() !== before) document.getElementById('board-said').textContent = endangered();
      if (focused) board.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
      tick();
    });
    stream.addEventListener('beat', event => {
      heard = Date.now();
      ahead = Date.parse(event.data) - heard;
      heardAt.dateTime = event.data;
      heardAt.textContent = new Date(event.data).toLocaleTimeString('ja-JP', {timeZone: 'Asia/Tokyo'});
      document.documentElement.classList.remove('is-stale');
    });
  };
  connect();
  setInterval(() => {
    if (Date.now() - heard > board.dataset.staleAfter * 1000) {
      document.documentElement.classList.add('is-stale');
      if (stream.readyState === EventSource.CLOSED) connect();   // refused once: the browser itself tries no more
    }
  }, 1000);
}

// --- clocks: since the incident began, until what is due next
function tick() {
  const now = Date.now() + ahead;
  document.querySelectorAll('[data-clock]').forEach(clock => {
    const seconds = Math.floor((clock.dataset.clock === 'since' ? now - Date.parse(clock.dataset.at) : Date.parse(clock.dataset.at) - now) / 1000);
    const two = number => String(number).padStart(2, '0');
    const s = Math.abs(seconds);
    clock.textContent = (seconds < 0 ? '−' : '') + Math.floor(s / 3600) + ':' + two(Math.floor(s / 60) % 60) + ':' + two(s % 60);
  });
}
tick();
setInterval(tick, 1000);

// --- forms that ask first, and a page to print
document.addEventListener('submit', event => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});
document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) window.print();
});
document.addEventListener('change', event => {
  const most = event.target.dataset.most;           // bytes: said before minutes of sending
  if (most) event.target.setCustomValidity([...event.target.files].some(file => file.size > most) ? event.target.dataset.tooLarge : '');
});
// When it was printed, into the margin of every page, where no line of a list is in its way; a page of paper that says it itself is left alone.
const printed = document.querySelector('.printed');
const sheet = [...document.styleSheets].find(one => one.href && one.href.includes('/assets/console'));
if (printed && sheet && !document.querySelector('.paper-rows')) {
  sheet.insertRule(`@page { @bottom-left { content: ${JSON.stringify(printed.textContent.trim())}; font: 9pt sans-serif; } }`, sheet.cssRules.length);
  sheet.insertRule('@media print { .printed { display: none; } }', sheet.cssRules.length);
}
if (document.querySelector('[data-print-now]')) window.addEventListener('load', () => window.print());

// --- what was not saved is said beside the button; what was typed stays, and counts again after a sign-in in another tab
let waitsForSignIn = false;
function notSaved(event) {
  const {elt, requestConfig, xhr} = event.detail;
  if (requestConfig.verb === 'get') return;
  const why = xhr.status === 401 || xhr.status === 403 ? 'sign-in' : 'other';
  waitsForSignIn = why === 'sign-in';
  elt.querySelector('.unsaved')?.remove();
  elt.append(document.querySelector(`template[data-unsaved="${why}"]`).content.cloneNode(true));
}
['htmx:responseError', 'htmx:sendError', 'htmx:timeout'].forEach(trouble => document.addEventListener(trouble, notSaved));
document.addEventListener('htmx:beforeRequest', event => event.detail.elt.querySelector('.unsaved')?.remove());
window.addEventListener('focus', async () => {     // back from the sign-in: its proof is a new one
  if (!waitsForSignIn) return;
  const page = new DOMParser().parseFromString(await (await fetch(location.href, {headers: {Accept: 'text/html'}})).text(), 'text/html');
  const fresh = page.querySelector('meta[name="csrf"]');
  if (!fresh) return;                              // not signed in yet
  waitsForSignIn = false;
  document.querySelector('meta[name="csrf"]').content = fresh.content;
  document.querySelectorAll('input[name="_csrf"]').forEach(field => { field.value = fresh.content; });
  document.querySelectorAll('.unsaved').forEach(notice => notice.remove());
});

document.addEventListener('htmx:configRequest', event => {
  const csrf = document.querySelector('meta[name="csrf"]');
  event.detail.headers[csrf.dataset.header] = csrf.content;
});
