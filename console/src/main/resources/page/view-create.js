// A new experiment: from a form or from YAML, with the definition's own messages as one types, and a plan before it costs anything.
import { go, parse } from './address.js';
import { experimentPath, get, offer, send } from './api.js';
import { FIRST, definitionForm, yaml } from './definition-form.js';
import { button, el } from './dom.js';
import { planOf } from './plan.js';

const KEY = 'temper.draft',
  WAIT = 350;
/** Runs of a plan: enough to see how much they differ. */
const SEEDS = 3;

export function createView() {
  const form = structuredClone(FIRST),
    problems = el('ul', { class: 'problems', 'aria-live': 'polite', id: 'problems' }),
    plan = el('div', { class: 'plan', 'aria-live': 'polite' }),
    detached = el('p', { class: 'muted', hidden: true }, 'The YAML was changed by hand. Changing the form writes it anew.');
  const text = el('textarea', {
    id: 'yaml',
    spellcheck: 'false',
    rows: 24,
    'aria-label': 'Definition in YAML',
    'aria-describedby': 'problems',
    oninput: () => {
      detached.hidden = false;
      edited();
    },
  });
  const create = button('Create', () => submit(), { class: 'main', disabled: true }),
    simulate = button('Plan by simulation', () => runPlan(), { disabled: true });
  const left = el(
    'div',
    { class: 'panel' },
    el('div', { class: 'head' }, el('h2', {}, 'Form')),
    definitionForm(form, () => {
      detached.hidden = true;
      text.value = yaml(form);
      edited();
    }),
  );
  const right = el(
    'div',
    { class: 'panel' },
    el('div', { class: 'head' }, el('h2', {}, 'YAML'), el('span', { class: 'sub' }, 'this is what is sent')),
    text,
    detached,
    problems,
    el('div', { class: 'row' }, el('span', { class: 'grow' }), offer('post', '/simulations') ? simulate : null, create),
  );
  const element = el(
    'div',
    {},
    el('div', { class: 'titlebar' }, el('h1', {}, 'New experiment')),
    el('div', { class: 'create' }, left, right),
    plan,
  );
  let timer,
    turn = 0,
    planner;

  function edited() {
    sessionStorage.setItem(KEY, text.value);
    clearTimeout(timer);
    timer = setTimeout(check, WAIT);
  }
  function say(items, good = false) {
    problems.className = good ? 'problems good' : 'problems';
    problems.replaceChildren(...items.map(item => el('li', {}, item)));
  }
  async function check() {
    const mine = ++turn;
    try {
      const answer = await send('POST', '/experiments?dryRun=true', { definition: text.value });
      if (mine !== turn) return;
      say([`The definition is complete. It creates ${answer.id}.`], true);
      create.disabled = simulate.disabled = false;
    } catch (problem) {
      if (mine !== turn) return;
      create.disabled = simulate.disabled = true;
      say(
        problem.problems?.length
          ? problem.problems.map(p => [p.path ? el('code', {}, p.path) : null, p.path ? ': ' : null, p.message])
          : [problem.message],
      );
    }
  }
  async function submit() {
    create.disabled = true;
    try {
      const { id } = await send('POST', '/experiments', { definition: text.value });
      sessionStorage.removeItem(KEY);
      go(['experiments', id]);
    } catch (problem) {
      say(problem.problems?.length ? problem.problems.map(p => `${p.path}: ${p.message}`) : [problem.message]);
    }
  }
  async function runPlan() {
    simulate.disabled = true;
    plan.replaceChildren(
      el('p', { class: 'none' }, 'Simulating: the real optimizer in virtual time, on made-up learning curves …'),
    );
    try {
      const answer = await send('POST', '/simulations', { definition: text.value, seeds: SEEDS });
      planner?.close();
      planner = planOf(answer);
      plan.replaceChildren(planner.element);
      await planner.draw();
    } catch (problem) {
      plan.replaceChildren(el('p', { class: 'none bad' }, problem.message));
    }
    simulate.disabled = false;
  }
  return {
    element,
    title: 'New experiment',
    trail: [['new experiment', null]],
    async open() {
      const from = parse().params.get('from');
      text.value = from
        ? (await get(experimentPath(from))).definitionText.replace(/^id:.*$/m, `id: ${from}-2`)
        : sessionStorage.getItem(KEY) || yaml(form);
      detached.hidden = text.value === yaml(form);
      await check();
    },
    update: () => planner?.draw(),
    redraw: () => planner?.draw(),
    close() {
      clearTimeout(timer);
      planner?.close();
    },
  };
}
