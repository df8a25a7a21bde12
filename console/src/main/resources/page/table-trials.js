// The trials: paged, sorted and filtered by the server. A row opens its newest decision; two or more can be compared.
import { go } from './address.js';
import { experimentPath, get, query } from './api.js';
import { button, el } from './dom.js';
import { select } from './controls.js';
import { reached, taskNames } from './fidelity.js';
import { count, plain, sig } from './numbers.js';
import { table } from './table.js';
import { STATES, glyph, stateOf, statusesOf, words } from './words.js';

const PAGE = 50;

export class Trials {
  constructor(board) {
    this.board = board;
    this.needs = ['experiment'];
    this.chosen = new Set();
    this.element = el('section', { class: 'panel c12 flush', id: 'trials', 'aria-label': 'Trials' });
    this.search = el('input', {
      type: 'search',
      placeholder: 'number or value',
      'aria-label': 'Search trials',
      value: board.param('find', ''),
      oninput: () => {
        clearTimeout(this.typing);
        this.typing = setTimeout(() => board.set({ find: this.search.value.trim() || null, page: null }), 250);
      },
    });
  }
  get request() {
    const { board } = this,
      [key, order] = board.param('sort', `value.${board.goalOrder}`).split(/\.(?=asc$|desc$)/);
    const status = board.param('status');
    return {
      key,
      ascending: order !== 'desc',
      page: Math.max(0, Math.trunc(Number(board.param('page')) || 0)),
      status,
      find: board.param('find'),
    };
  }

  async draw() {
    const { board } = this,
      { key: column, ascending, page, status, find } = this.request;
    const text = query({
      sort: column,
      order: ascending ? 'asc' : 'desc',
      status: status ? statusesOf(status) : null,
      search: find,
      limit: board.brushed ? 1000 : PAGE,
      offset: board.brushed ? 0 : page * PAGE,
      at: board.at,
    });
    // Drawn anew only if something changed: a row that has the focus stays.
    const key = [text, board.version, board.experiment.sequence, board.param('brush'), board.param('trial')].join();
    if (key === this.drawn) return;
    this.drawn = key;
    const mine = (this.turn = (this.turn ?? 0) + 1);
    try {
      const answer = await get(experimentPath(board.id, `/trials${text}`), { signal: board.abort.signal });
      if (mine === this.turn)
        this.show(board.brushed ? { trials: answer.trials.filter(t => board.brushed.has(t.trial)), total: null } : answer);
    } catch (problem) {
      if (mine === this.turn) this.drawn = null;
      if (problem.name !== 'AbortError' && mine === this.turn && problem.status)
        this.element.replaceChildren(this.head(''), el('p', { class: 'none' }, problem.message));
    }
  }

  show({ trials, total }) {
    const { board } = this,
      { key, ascending, page } = this.request,
      selected = Number(board.param('trial')) || null;
    const keep = this.element.querySelector('.scroll')?.scrollTop ?? 0,
      focus = this.element.contains(document.activeElement)
        ? document.activeElement.closest('tr')?.firstChild?.nextSibling?.textContent
        : null;
    const sort = {
      key,
      ascending,
      change: k =>
        board.set({
          sort: `${k}.${k === key ? (ascending ? 'desc' : 'asc') : k === 'value' || k === 'bestValue' ? board.goalOrder : 'asc'}`,
          page: null,
        }),
    };
    const said = total == null ? `${count(trials.length)} by the brush above` : `${count(total)}; a row opens its decisions`;
    const typing = document.activeElement === this.search;
    this.element.replaceChildren(
      this.head(said),
      el(
        'div',
        { class: 'scroll' },
        table(this.columns(), trials, {
          label: 'Trials',
          sort,
          selected: t => t.trial === selected,
          act: t => this.open(t),
          empty: 'No trial is like that.',
        }),
      ),
      ...(total > PAGE ? [this.pager(page, total)] : []),
    );
    if (typing) this.search.focus();
    this.element.querySelector('.scroll').scrollTop = keep;
    if (focus)
      [...this.element.querySelectorAll('tbody tr')]
        .find(row => row.firstChild.nextSibling?.textContent === focus)
        ?.focus({ preventScroll: true });
  }
  open(trial) {
    this.board.set({ trial: trial.trial, decision: trial.lastDecision?.number ?? null }, true);
  }

  head(said) {
    const { board } = this;
    return el(
      'div',
      { class: 'head' },
      el('h2', {}, 'Trials'),
      el('span', { class: 'sub' }, said),
      el('span', { class: 'grow' }),
      (this.compare = button(
        `Compare ${this.chosen.size || ''}`.trim(),
        () => go(['compare', board.id], { trials: [...this.chosen].join(',') }),
        { disabled: this.chosen.size < 2, title: 'Tick two or more trials' },
      )),
      select('State', [['', 'any state'], ...Object.entries(STATES)], board.param('status', ''), v =>
        board.set({ status: v || null, page: null }),
      ),
      this.search,
      el(
        'span',
        { class: 'tools' },
        ...['csv', 'json'].map(kind =>
          button(kind.toUpperCase(), () => this.download(kind), { 'aria-label': `Download all trials as ${kind.toUpperCase()}` }),
        ),
      ),
    );
  }
  async download(kind) {
    const { saveResponse } = await import('./download.js');
    await saveResponse(
      experimentPath(this.board.id, `/trials.${kind}${query({ at: this.board.at })}`),
      `${this.board.id}-trials.${kind}`,
    );
  }
  tick(trial) {
    return el('input', {
      type: 'checkbox',
      'aria-label': `Choose trial ${trial.trial} for comparison`,
      checked: this.chosen.has(trial.trial),
      onchange: event => {
        event.target.checked ? this.chosen.add(trial.trial) : this.chosen.delete(trial.trial);
        this.compare.textContent = `Compare ${this.chosen.size || ''}`.trim();
        this.compare.disabled = this.chosen.size < 2;
      },
    });
  }
  columns() {
    const { board } = this,
      { metric, experiment } = board;
    return [
      { key: 'tick', title: '', sortable: false, cell: t => this.tick(t) },
      { key: 'trial', title: 'trial', number: true, cell: t => t.trial },
      {
        key: 'status',
        title: 'state',
        cell: t =>
          el('span', { class: 'st' }, glyph(stateOf(t.status)), t.status === 'WAITING' ? 'waiting' : STATES[stateOf(t.status)]),
      },
      { key: 'reason', title: 'because', sortable: false, cell: t => words(t.lastDecision?.reason) },
      {
        key: 'value',
        title: metric.name,
        number: true,
        class: t => (t.trial === experiment.best?.trial ? 'best' : ''),
        cell: t => metric.text(t.value),
      },
      { key: 'bestValue', title: 'best', number: true, cell: t => metric.text(t.bestValue) },
      ...experiment.objectives.slice(1).map((o, i) => ({
        key: `objective.${i + 1}`,
        title: o.name,
        number: true,
        sortable: false,
        cell: t => sig(t.objectives?.[i + 1]),
      })),
      taskNames(experiment)
        ? { key: 'rung', title: 'task', class: 'text', cell: t => reached(experiment, t) }
        : { key: 'epoch', title: 'epochs', number: true, cell: t => t.epoch },
      { key: 'cost', title: 'cost', number: true, cell: t => sig(t.cost == null ? null : +t.cost.toFixed(6)) },
      { key: 'seconds', title: 'seconds', number: true, cell: t => sig(t.seconds) },
      ...experiment.parameters.map(p => ({
        key: `parameters.${p.name}`,
        title: p.name,
        number: p.type !== 'categorical',
        class: 'text',
        cell: t => plain(t.parameters[p.name]),
      })),
    ];
  }
  pager(page, total) {
    const last = Math.ceil(total / PAGE) - 1,
      to = (target, text, label) =>
        button(text, () => this.board.set({ page: target || null }), {
          disabled: target < 0 || target > last || target === page,
          'aria-label': label,
        });
    return el(
      'div',
      { class: 'pager' },
      to(0, '«', 'First page'),
      to(page - 1, '‹', 'Previous page'),
      el('span', {}, `${count(page * PAGE + 1)} to ${count(Math.min(total, (page + 1) * PAGE))} of ${count(total)}`),
      to(page + 1, '›', 'Next page'),
      to(last, '»', 'Last page'),
    );
  }
}
