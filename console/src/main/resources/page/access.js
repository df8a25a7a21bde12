// Who the user is: asks for a token when the server wants one, and says in the header who is signed in.
import { get, session } from './api.js';
import { button, byId, el } from './dom.js';

let dialog = null;

function showWho() {
  const { me } = session;
  byId('who').replaceChildren(
    ...(me.open || !me.name
      ? []
      : [
          el('span', {}, `${me.name}, ${me.role}`),
          button(
            'Sign out',
            () => {
              session.token = null;
              location.reload();
            },
            { class: 'quiet' },
          ),
        ]),
  );
}

/** Asks who the token belongs to. */
export async function identify() {
  session.me = await get('/me');
  showWho();
}

/** Asks for a token, once however many requests were refused; `then` runs when one was accepted. */
export function askForToken(then) {
  if (dialog) return;
  const expired = session.token != null;
  const input = el('input', {
    id: 'token',
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
    'aria-describedby': 'token-note',
  });
  const note = el(
    'p',
    { id: 'token-note', class: 'muted' },
    'It is kept in this tab only, until you close it. Whoever runs the server can give you one.',
  );
  const submit = async event => {
    event.preventDefault();
    session.token = input.value.trim();
    try {
      await identify();
    } catch (problem) {
      note.textContent =
        problem.status === 401 ? 'The server does not know this token. Check that all of it was copied.' : problem.message;
      note.className = 'bad';
      input.select();
      return;
    }
    dialog.close();
    dialog.remove();
    dialog = null;
    then();
  };
  dialog = el(
    'dialog',
    { 'aria-labelledby': 'token-title', oncancel: event => event.preventDefault() },
    el(
      'form',
      { onsubmit: submit },
      el('h2', { id: 'token-title' }, expired ? 'The token is no longer valid' : 'This server asks for a token'),
      el('label', { for: 'token' }, 'Token'),
      input,
      note,
      el('div', { class: 'row' }, el('span', { class: 'grow' }), el('button', { type: 'submit', class: 'main' }, 'Continue')),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}
