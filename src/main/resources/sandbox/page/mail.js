// The mailboxes outside: looks every two seconds whether something has come.
const mails = document.getElementById('mails');
let shown = -1;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function mail(one) {
  const article = element('article', undefined, 'mail');
  article.append(
    element('h2', one.subject),
    element('p', `${one.from} → ${one.to.join(', ')}`, 'who'),
    element('pre', one.text));
  const files = element('ul');
  one.files.forEach((name, number) => {
    const link = element('a', `📎 ${name}`);
    link.href = `/sandbox/api/mail/${one.id}/files/${number}`;
    const item = element('li');
    item.append(link);
    files.append(item);
  });
  article.append(files);
  return article;
}

async function look() {
  try {
    const all = await (await fetch('/sandbox/api/mail')).json();
    if (all.length !== shown) {
      shown = all.length;
      mails.replaceChildren(...(all.length ? all.map(mail) : [element('p', 'まだ届いていません。No mail yet.')]));
    }
  } finally {
    setTimeout(look, 2000);
  }
}

look();
