// Starts the page: theme, access, and the view that the address names.
import { askForToken, identify } from './access.js';
import { address, parse } from './address.js';
import { onAccess, readOffer } from './api.js';
import { away, back, entry } from './connection.js';
import { button, byId, el } from './dom.js';
import { startHealth } from './health.js';
import { shrink } from './panel.js';
import { onTheme, startTheme } from './theme.js';
import { agentsView, deadLettersView } from './view-agents.js';
import { compareExperimentsView } from './view-compare-experiments.js';
import { compareTrialsView } from './view-compare-trials.js';
import { createView } from './view-create.js';
import { definitionView } from './view-definition.js';
import { experimentView } from './view-experiment.js';
import { listView } from './view-list.js';

const PAGES = [
  ['Experiments', []],
  ['Agents', ['agents']],
  ['Dead letters', ['dead-letters']],
];
const TITLES = { 403: 'Your token does not allow this', 404: 'Not here', 410: 'Deleted' };
let view = null,
  shown = null;

/** The view of a path, or null if there is none. */
function viewOf([page, id, rest]) {
  if (page == null || (page === 'experiments' && id == null)) return listView();
  if (page === 'experiments' && rest === 'definition') return definitionView(id);
  if (page === 'experiments' && rest == null) return experimentView(id);
  if (page === 'compare') return id ? compareTrialsView(id) : compareExperimentsView();
  return { agents: agentsView, 'dead-letters': deadLettersView, create: createView }[page]?.() ?? null;
}

function navigation(parts, trail) {
  const here = parts[0] === 'experiments' || parts[0] === 'compare' ? '' : (parts[0] ?? ''),
    link = (text, path, current) => el('a', { href: path ? address(path) : null, 'aria-current': current ? 'page' : null }, text);
  byId('nav').replaceChildren(
    ...PAGES.map(([text, path]) => link(text, path, (path[0] ?? '') === here && !trail.length)),
    ...trail.flatMap(([text, path], i) => [el('span', { class: 'sep' }, i ? '/' : '·'), link(text, path, i === trail.length - 1)]),
  );
}

function failed(problem) {
  const title = TITLES[problem.status] ?? problem.title ?? 'Something went wrong';
  byId('main').replaceChildren(
    el(
      'div',
      { class: 'empty', role: 'alert' },
      el('h2', {}, title),
      el('p', {}, problem.message),
      el(
        'p',
        {},
        ...(problem.status === 410 ? [] : [button('Try again', () => show(true)), ' ']),
        el('a', { class: 'button', href: '#/' }, 'All experiments'),
      ),
    ),
  );
}

async function show(again = false) {
  const { parts, params } = parse(),
    path = JSON.stringify(parts);
  if (path === shown && view && !again) return view.update(params);
  view?.close();
  entry(null);
  shown = path;
  const next = (view = viewOf(parts));
  if (!next) {
    navigation(parts, []);
    return failed({ status: 404, message: `There is no page at ${location.hash}.` });
  }
  navigation(parts, next.trail);
  document.title = `${next.title} – Temper`;
  byId('main').replaceChildren(next.element);
  if (!again) byId('main').focus({ preventScroll: true });
  scrollTo(0, 0);
  try {
    await next.open();
  } catch (problem) {
    if (view === next && problem.status !== 401 && problem.name !== 'AbortError') failed(problem);
  }
  return undefined;
}

async function start() {
  try {
    await Promise.all([identify(), readOffer().catch(() => {})]);
  } catch (problem) {
    if (problem.status === 401) return;
  }
  await show(true);
}

startTheme();
entry(null);
onAccess({ unauthorized: () => askForToken(start), reached: back, unreachable: away });
onTheme(() => view?.redraw());
startHealth();
addEventListener('hashchange', () => show());
addEventListener('viewlost', event => failed(event.detail));
addEventListener('addresschange', () => view?.update(parse().params));
addEventListener('keydown', event => {
  if (event.key === 'Escape' && !document.querySelector('dialog[open]') && !shrink()) view?.escape?.();
});
start();
