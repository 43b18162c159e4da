// A passkey is made on one's own page, and lets in from the page before the door. Browsers without them never show the button.
'use strict';
const passkey = document.querySelector('[data-passkey]');
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
const text = buffer => buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') : null;
const post = (address, body) => fetch(address, {
  method: 'POST',
  headers: {'Content-Type': 'application/json', [passkey.dataset.header]: document.querySelector('input[name=_csrf]').value},
  body: body ? JSON.stringify(body) : null,
});

async function asked(address) {
  const options = await (await post(address)).json();
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const list of ['excludeCredentials', 'allowCredentials']) {
    if (options[list]) options[list] = options[list].map(one => ({...one, id: bytes(one.id)}));
  }
  return options;
}

async function enter() {
  const found = await navigator.credentials.get({publicKey: await asked('/sign-in/passkey/options')});
  const answer = await post('/sign-in/passkey', {
    id: found.id, rawId: text(found.rawId), credType: found.type, clientExtensionResults: found.getClientExtensionResults(),
    authenticatorAttachment: found.authenticatorAttachment,
    response: {authenticatorData: text(found.response.authenticatorData), clientDataJSON: text(found.response.clientDataJSON),
      signature: text(found.response.signature), userHandle: text(found.response.userHandle)},
  });
  if (!answer.ok) throw new Error(answer.status);
  location.assign('/');
}

async function add() {
  const options = await asked('/me/passkeys/options');
  const made = await navigator.credentials.create({publicKey: options});
  const answer = await post('/me/passkeys', {publicKey: {label: document.getElementById('passkey-label').value || '-', credential: {
    id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: made.getClientExtensionResults(),
    authenticatorAttachment: made.authenticatorAttachment,
    response: {attestationObject: text(made.response.attestationObject), clientDataJSON: text(made.response.clientDataJSON),
      transports: made.response.getTransports ? made.response.getTransports() : []},
  }}});
  if (!answer.ok) throw new Error(answer.status);
  location.assign('/me');
}

if (passkey && window.PublicKeyCredential) {
  passkey.hidden = false;
  passkey.querySelector('button[data-do]').addEventListener('click', event => {
    event.preventDefault();
    const failed = passkey.querySelector('[role=alert]');
    failed.hidden = true;
    ({enter, add})[event.target.dataset.do]().catch(() => { failed.hidden = false; });
  });
}
