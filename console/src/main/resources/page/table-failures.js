// Failed trials, each with its reason and the last lines it printed.
import { el } from './dom.js';
import { afterWhat } from './fidelity.js';
import { count } from './numbers.js';
import { words } from './words.js';

export class Failures {
  constructor(board) {
    this.board = board;
    this.needs = ['experiment', 'failures'];
    this.element = el('section', { class: 'panel c12 gone', 'aria-label': 'Failures' });
  }
  draw() {
    const failed = this.board.data.failures?.trials ?? [],
      { total } = this.board.data.failures ?? {},
      key = failed.map(t => [t.trial, t.failures, t.lastDecision?.number]).join();
    this.element.classList.toggle('gone', !failed.length);
    if (key === this.drawn) return;
    this.drawn = key;
    this.element.replaceChildren(
      el(
        'div',
        { class: 'head' },
        el('h2', {}, 'Failures'),
        el('span', { class: 'sub' }, total > failed.length ? `the last ${count(failed.length)} of ${count(total)}` : count(total)),
      ),
      ...failed.map(trial => this.row(trial)),
    );
  }
  row(trial) {
    const [first, ...rest] = (trial.failure ?? words(trial.lastDecision?.reason)).split('\n');
    const title = [`Trial ${trial.trial}`, el('span', { class: 'muted' }, ` ${afterWhat(this.board.experiment, trial)}: `), first];
    return rest.length
      ? el('details', {}, el('summary', {}, title), el('pre', { tabindex: 0 }, rest.join('\n')))
      : el('p', { class: 'line' }, title);
  }
}
