// Failed trials, each with its reason and the last lines it printed, which are read when it is opened.
import { experimentPath, get } from './api.js';
import { el } from './dom.js';
import { count } from './numbers.js';
import { words } from './words.js';

export class Failures {
  constructor(board) {
    this.board = board;
    this.needs = ['experiment', 'failures'];
    this.element = el('section', { class: 'panel c12 gone', 'aria-label': 'Failures' });
  }
  draw() {
    const failed = this.board.data.failures?.trials ?? [], { total } = this.board.data.failures ?? {}, key = failed.map(t => [t.trial, t.failures, t.lastDecision?.number]).join();
    this.element.classList.toggle('gone', !failed.length);
    if (key === this.drawn) return;
    this.drawn = key;
    this.element.replaceChildren(el('div', { class: 'head' }, el('h2', {}, 'Failures'), el('span', { class: 'sub' }, total > failed.length ? `the last ${count(failed.length)} of ${count(total)}` : count(total))), ...failed.map(trial => this.row(trial)));
  }
  row(trial) {
    const text = el('pre', { tabindex: 0 }, '…');
    return el('details', { ontoggle: event => event.target.open && this.read(trial.trial, text) },
      el('summary', {}, `Trial ${trial.trial}`, el('span', { class: 'muted' }, ` after ${count(trial.epoch)} epochs on ${trial.agent ?? 'no agent'}: `), trial.failure ?? words(trial.lastDecision?.reason)), text);
  }
  async read(trial, text) {
    try {
      text.textContent = (await get(experimentPath(this.board.id, `/trials/${trial}`))).output || 'It printed nothing, or what it printed is not kept.';
    } catch (problem) {
      text.textContent = problem.message;
    }
  }
}
