// The best trial, or the selected one: its values beside the defaults, and the next best.
import { experimentPath, get, query } from './api.js';
import { acting, button, el } from './dom.js';
import { afterWhat, taskNames } from './fidelity.js';
import { gauge } from './gauge.js';
import { cost, plain } from './numbers.js';
import { STATES, stateOf } from './words.js';

export class BestCard {
  constructor(board) {
    this.board = board;
    this.needs = ['experiment', 'top'];
    this.live = true;
    this.element = el('section', { class: 'panel c4', id: 'best', 'aria-label': 'Best trial' });
  }
  /** The trial to show: {trial, value, epoch, parameters, status?, cost?}. */
  get shown() {
    const selected = Number(this.board.param('trial')) || null,
      { best } = this.board.experiment;
    if (selected && selected !== best?.trial) return this.board.byTrial?.get(selected) ?? this.asked?.trial ?? null;
    return best && { rung: (taskNames(this.board.experiment)?.length ?? 0) - 1, ...this.board.byTrial?.get(best.trial), ...best };
  }
  /** Reads the selected trial by itself: an address may name one that the page has not read. */
  async ask(number) {
    const { board } = this,
      key = `${number}@${board.at ?? ''}`;
    if (this.asked?.key === key) return;
    const asked = (this.asked = { key });
    try {
      asked.trial = await get(experimentPath(board.id, `/trials/${number}${query({ at: board.at })}`));
    } catch (problem) {
      asked.problem = problem.message;
    }
    if (this.asked === asked) this.draw();
  }
  draw() {
    const { board } = this,
      { experiment: e, metric } = board,
      selected = board.param('trial');
    if (this.asked && this.asked.key !== `${selected}@${board.at ?? ''}`) this.asked = null;
    const trial = this.shown;
    if (!trial) {
      if (selected) this.ask(selected);
      this.element.replaceChildren(
        el(
          'div',
          { class: 'head' },
          el('h2', {}, selected ? `Trial ${selected}` : 'Best in full'),
          el('span', { class: 'grow' }),
          selected && this.back(),
        ),
        el(
          'p',
          { class: 'none' },
          selected
            ? (this.asked.problem ?? 'Reading it …')
            : 'No trial has been trained in full yet. Click a curve to see its parameters.',
        ),
      );
      return;
    }
    const isBest = trial.trial === e.best?.trial,
      top = board.data.top?.trials ?? [];
    this.element.replaceChildren(
      el(
        'div',
        { class: 'head' },
        el('h2', {}, isBest ? 'Best in full' : 'Selected'),
        el('span', { class: 'sub' }, `trial ${trial.trial}${trial.status ? `, ${STATES[stateOf(trial.status)]}` : ''}`),
        el('span', { class: 'grow' }),
        trial.lastDecision && button('Why', () => board.set({ decision: trial.lastDecision.number, trial: trial.trial }, true)),
        selected && !isBest && this.back(),
      ),
      el(
        'div',
        { class: 'v' },
        metric.text(trial.value),
        el('small', {}, `${metric.name} ${afterWhat(e, trial)}${trial.cost == null ? '' : `, cost ${cost(trial.cost)}`}`),
      ),
      el(
        'div',
        { class: 'scroll-x' },
        el(
          'table',
          { class: 'grid' },
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ['parameter', 'value', 'default', 'in its range'].map((h, i) =>
                el('th', { class: i === 1 || i === 2 ? 'n' : null }, h),
              ),
            ),
          ),
          el(
            'tbody',
            {},
            e.parameters.map(p =>
              el(
                'tr',
                {},
                el('td', { class: 'text', title: p.name }, p.name),
                el('td', { class: 'n best text', title: String(trial.parameters[p.name] ?? '') }, plain(trial.parameters[p.name])),
                el('td', { class: 'n muted' }, p.default == null ? '–' : plain(p.default)),
                el('td', {}, gauge(p, trial.parameters[p.name])),
              ),
            ),
          ),
        ),
      ),
      ...(top.length
        ? [
            el('h3', {}, 'Trained in full'),
            el(
              'table',
              { class: 'grid' },
              el(
                'tbody',
                {},
                top.map(t =>
                  el(
                    'tr',
                    {
                      class: 'click',
                      'aria-selected': String(t.trial === trial.trial),
                      ...acting(() => board.set({ trial: t.trial, decision: null })),
                    },
                    el('td', {}, `trial ${t.trial}`),
                    el('td', { class: 'n' }, metric.text(t.value)),
                    el(
                      'td',
                      { class: 'muted' },
                      `cost ${cost(t.cost)}`,
                    ),
                  ),
                ),
              ),
            ),
          ]
        : []),
    );
  }
  back() {
    return button('Show the best', () => this.board.set({ trial: null, decision: null }));
  }
}
