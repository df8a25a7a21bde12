// One experiment: figures, scrubber, plots, tables, and the why-card beside them.
import { parse } from './address.js';
import { Board } from './board.js';
import { BestCard } from './card-best.js';
import { WhyCard } from './card-why.js';
import { library } from './chart.js';
import { chip, tag } from './controls.js';
import { el } from './dom.js';
import { taskNames } from './fidelity.js';
import { Figures } from './figures.js';
import { moment, count } from './numbers.js';
import { Panel } from './panel.js';
import { best } from './plot-best.js';
import { correlation } from './plot-correlation.js';
import { costs } from './plot-costs.js';
import { curves } from './plot-curves.js';
import { importance } from './plot-importance.js';
import { leases } from './plot-leases.js';
import { brushedTrials, parallel } from './plot-parallel.js';
import { parameter } from './plot-parameter.js';
import { pareto } from './plot-pareto.js';
import { scatter } from './plot-scatter.js';
import { sources } from './plot-sources.js';
import { Scrubber } from './scrubber.js';
import { actions } from './steering.js';
import { Failures } from './table-failures.js';
import { Rungs, Tasks } from './table-rungs.js';
import { Trials } from './table-trials.js';
import { methodName, plural, words } from './words.js';

/** Name, state, what it is, what may be done to it, and who steered it. */
class Title {
  constructor(board, view) {
    Object.assign(this, { board, view, live: true, needs: ['experiment'], element: el('div', { class: 'title' }) });
  }
  draw() {
    const { experiment: e } = this.board;
    const key = [e.status, e.trials > 0, e.tags, e.notes, this.board.at, e.steering?.length, e.reason].join('|');
    this.view.showEmpty(e.trials === 0 && this.board.at == null);
    if (key === this.drawn) return;
    this.drawn = key;
    const goals = e.objectives?.length > 1 ? e.objectives.map(o => `${o.goal} ${o.name}`).join(', ') : `${e.goal} ${e.metric}`;
    this.element.replaceChildren(
      el(
        'div',
        { class: 'titlebar exp' },
        el('h1', {}, e.id),
        chip(e),
        ...(e.tags ?? []).map(text => tag(text)),
        el('span', { class: 'grow' }),
        ...actions(this.board),
        el('a', { class: 'button', href: `#/experiments/${encodeURIComponent(e.id)}/definition` }, 'Definition'),
      ),
      el(
        'p',
        { class: 'muted about' },
        `${goals}, method ${methodName(e)}, ${plural(e.parameters.length, 'parameter')}, ${e.maxEpochs ? `at most ${plural(e.maxEpochs, 'epoch')}` : plural(taskNames(e)?.length ?? 0, 'task')}, created ${moment(e.createdAt)} UTC`,
      ),
      ...(e.notes ? [el('p', { class: 'notes' }, e.notes)] : []),
      ...(e.status === 'QUARANTINED'
        ? [
            el(
              'p',
              { class: 'notes bad' },
              'Set aside: a step took too much work. Nothing new starts until a user resumes or archives it.',
            ),
          ]
        : []),
      ...(e.steering?.length ? [this.steered(e.steering)] : []),
    );
  }
  steered(acts) {
    const item = act =>
      el(
        'li',
        {},
        el('span', { class: 'muted' }, `${moment(act.time)} UTC, journal ${count(act.sequence)}, ${words(act.kind)}: `),
        act.text,
      );
    return el(
      'details',
      { class: 'steering' },
      el('summary', {}, `Steered ${acts.length === 1 ? 'once' : `${acts.length} times`}, last: ${acts.at(-1).text}`),
      el('ol', {}, acts.map(item)),
    );
  }
}

/** The why-card follows the address. */
export function experimentView(id) {
  const board = new Board(id),
    why = new WhyCard(board),
    panel = spec => new Panel(board, spec);
  const charts = [curves, best, costs, parameter, parallel, pareto, importance, scatter, leases, correlation, sources].reduce(
    (all, spec) => ({ ...all, [spec.name]: panel(spec) }),
    {},
  );
  const others = {
    card: new BestCard(board),
    rungs: new Rungs(board),
    tasks: new Tasks(board),
    failures: new Failures(board),
    trials: new Trials(board),
  };
  const empty = el(
    'div',
    { class: 'empty', hidden: true },
    el('h2', {}, 'Nothing has started'),
    el('p', {}, 'The experiment is in the journal, and no agent has offered a slot. Start one on a host that trains:'),
    el('code', {}, './temper agent -f agent.yaml'),
  );
  const order = [
    charts.curves,
    others.card,
    charts.best,
    charts.costs,
    charts.parallel,
    charts.pareto,
    charts.importance,
    charts.scatter,
    charts.parameter,
    charts.correlation,
    charts.sources,
    charts.leases,
    others.rungs,
    others.tasks,
    others.failures,
    others.trials,
  ];
  const body = el(
    'div',
    { class: 'with-why' },
    el(
      'div',
      { class: 'board' },
      order.map(part => part.element),
    ),
    why.element,
  );
  const scrubber = new Scrubber(board),
    figures = new Figures(board),
    view = { showEmpty };
  const title = new Title(board, view);
  const element = el('div', { class: 'experiment' }, title.element, figures.element, scrubber.element, body, empty);
  function showEmpty(none) {
    empty.hidden = !none;
    scrubber.element.classList.toggle('gone', none);
    body.hidden = none;
  }
  board.add(title, figures, scrubber, ...order);
  const drawAll = board.draw.bind(board);
  board.draw = () => {
    board.brushed = brushedTrials(board);
    const drawn = drawAll();
    why.update();
    return drawn;
  };
  return {
    element,
    title: id,
    trail: [[id, ['experiments', id]]],
    open: async () => {
      library().catch(() => {}); // a plot that needs it says so
      await board.open();
      if (board.param('brush')) await board.load('trials');
      board.draw();
    },
    update: params => board.update(params),
    redraw: () => board.draw(),
    escape: () => {
      if (!parse().params.get('decision')) return false;
      why.closeCard();
      return true;
    },
    close: () => board.close(),
  };
}
