// Two small tables: what each rung took and let through, and what cheap tasks tell of the full one.
import { cellBar } from './controls.js';
import { el, svg } from './dom.js';
import { taskNames } from './fidelity.js';
import { count, sig } from './numbers.js';
import { table } from './table.js';

const name = (row, experiment) =>
  row.model
    ? 'the model'
    : experiment.rungs.some(r => !r.model && r.bracket > 0)
      ? `bracket ${row.bracket}`
      : 'the rungs';

export class Rungs {
  constructor(board) {
    this.board = board;
    this.needs = ['experiment'];
    this.element = el('section', { class: 'panel c6 flush', 'aria-label': 'Rungs' });
  }
  draw() {
    const { experiment: e } = this.board,
      rows = e.rungs ?? [],
      most = Math.max(1e-9, ...rows.map(r => r.cost ?? 0)),
      last = Math.max(0, ...rows.map(r => r.rung));
    const columns = [
      {
        key: 'by',
        title: 'started by',
        cell: r => (rows.indexOf(r) && rows[rows.indexOf(r) - 1].bracket === r.bracket ? '' : name(r, e)),
      },
      { key: 'rung', title: 'rung', number: true, cell: r => r.rung },
      { key: 'epochs', title: 'task', number: !taskNames(e), cell: r => r.epochs || r.task },
      { key: 'trials', title: 'trials', number: true, cell: r => count(r.trials) },
      { key: 'on', title: 'went on', number: true, cell: r => (r.rung === last ? '–' : count(r.promoted)) },
      { key: 'cost', title: 'cost', number: true, cell: r => sig(r.cost == null ? null : +r.cost.toFixed(6)) },
      { key: 'bar', title: '', cell: r => cellBar((r.cost ?? 0) / most, 'f-r2') },
    ];
    this.element.replaceChildren(
      el('div', { class: 'head' }, el('h2', {}, 'Rungs'), el('span', { class: 'sub' }, 'by who started the trial')),
      el('div', { class: 'scroll-x' }, table(columns, rows, { label: 'Rungs', empty: 'No trial has reached a rung yet.' })),
    );
  }
}

/** `spent` is the cost of a task, or a list of it by quarters of the experiment. */
function spentBars(spent, most) {
  const list = [spent ?? []].flat();
  return svg(
    'svg',
    { width: 22 * list.length, height: 16, 'aria-hidden': 'true' },
    list.map((v, i) =>
      svg('rect', { x: i * 22, width: 20, y: 15.5 - (15 * v) / most, height: (15 * v) / most + 0.5, class: 'f-r2' }),
    ),
  );
}

export class Tasks {
  constructor(board) {
    this.board = board;
    this.needs = ['tasks'];
    this.element = el('section', { class: 'panel c6 flush', 'aria-label': 'What cheap tasks tell' });
  }
  draw() {
    const rows = this.board.data.tasks?.tasks ?? [],
      most = Math.max(1e-9, ...rows.flatMap(r => r.spent ?? []));
    const columns = [
      { key: 'task', title: 'task', number: !taskNames(this.board.experiment), cell: r => r.task },
      { key: 'cost', title: 'cost', number: true, cell: r => sig(r.cost) },
      {
        key: 'correlation',
        title: 'correlation',
        number: true,
        cell: r => [
          r.correlation == null ? '–' : r.correlation === 1 ? '1' : sig(r.correlation),
          cellBar(r.correlation ?? 0, 'f-r3'),
        ],
      },
      { key: 'seconds', title: 's an epoch', number: true, cell: r => sig(r.seconds) },
      { key: 'n', title: 'values', number: true, cell: r => count([r.observations].flat().reduce((a, b) => a + b, 0)) },
      {
        key: 'spent',
        title: Array.isArray(rows[0]?.spent) ? 'spent, by quarter' : 'spent',
        cell: r => (Array.isArray(r.spent) ? spentBars(r.spent, most) : sig(r.spent)),
      },
    ];
    this.element.replaceChildren(
      el('div', { class: 'head' }, el('h2', {}, 'What cheap tasks tell'), el('span', { class: 'sub' }, 'of the value in full')),
      rows.length
        ? el('div', { class: 'scroll-x' }, table(columns, rows, { label: 'Tasks' }))
        : el('p', { class: 'none' }, 'Without a model there is no correlation between tasks.'),
    );
  }
}
