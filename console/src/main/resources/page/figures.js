// Five figures: how good, what it cost, how many trials, how long, and what runs now.
import { bar } from './controls.js';
import { el } from './dom.js';
import { clock, cost, count, duration } from './numbers.js';
import { STATES, plural, words } from './words.js';

const figure = (title, value, small, below, extra) =>
  el(
    'div',
    { class: 'kpi' },
    el('h3', {}, title),
    el('div', { class: 'v' }, value, small && el('small', {}, small)),
    extra,
    el('div', { class: 'd' }, below),
  );

export class Figures {
  constructor(board) {
    this.board = board;
    this.live = true;
    this.needs = ['experiment'];
    this.element = el('div', { class: 'kpis', id: 'figures' });
  }
  draw() {
    const { experiment: e } = this.board;
    this.element.replaceChildren(this.best(e), this.cost(e), this.trials(e), this.time(e), this.running(e));
  }
  best({ best, completed, goal, metric: name }) {
    const { metric } = this.board;
    return figure(
      'Best in full',
      best ? metric.text(best.value) : '–',
      best ? `trial ${best.trial}` : '',
      completed
        ? `${goal === 'maximize' ? 'highest' : 'lowest'} ${name} of ${plural(completed, 'full training')}`
        : 'nothing trained in full yet',
    );
  }
  cost(e) {
    const { budget } = e,
      saved = e.trials > e.cost ? `in full, all ${count(e.trials)} would cost ${count(e.trials)}` : '';
    return figure(
      'Cost, in full trainings',
      cost(e.cost),
      budget.cost ? `of ${cost(budget.cost)}` : '',
      saved,
      bar([[budget.cost ? e.cost / budget.cost : e.progress, 'f-accent']]),
    );
  }
  trials(e) {
    const n = { full: e.completed, running: e.running, paused: e.paused, stopped: e.stopped, failed: e.failed },
      most = Math.max(e.trials, e.budget.trials ?? 1);
    const text = Object.keys(n)
      .filter(state => n[state])
      .map(state => `${count(n[state])} ${state === 'full' ? 'in full' : STATES[state]}`)
      .join(', ');
    return figure(
      'Trials',
      count(e.trials),
      e.budget.trials ? `of at most ${count(e.budget.trials)}` : '',
      text || 'none yet',
      bar(Object.keys(n).map(state => [n[state] / most, `f-${state}`])),
    );
  }
  time(e) {
    const spent = (e.lastTime ?? e.changedAt) - e.createdAt;
    if (e.status === 'COMPLETE' || e.status === 'ARCHIVED')
      return figure(e.status === 'COMPLETE' ? 'Took' : 'Archived after', duration(spent), '', [
        `ended ${clock(e.createdAt + spent)} UTC`,
        e.reason ? `, ${words(e.reason)}` : '',
      ]);
    if (e.status !== 'RUNNING')
      return figure(
        'Time so far',
        duration(spent),
        '',
        `it is ${e.status === 'PAUSED' ? 'paused' : 'set aside'}${e.reason ? `: ${words(e.reason)}` : ''}`,
      );
    return figure('Left, about', duration(e.remainingMillis), '', `${duration(spent)} so far`);
  }
  running(e) {
    const parallel = e.definition?.parallel ?? 1;
    return figure(
      'Running now',
      count(e.running),
      `of ${count(parallel)} at a time`,
      e.agents == null ? '' : `${plural(e.slots ?? 0, 'slot')} on ${plural(e.agents.length, 'agent')}`,
      bar([[e.running / parallel, 'f-running']]),
    );
  }
}
