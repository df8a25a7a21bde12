// Why: one decision in a sentence, its evidence, what came, and all that was decided on its trial.
import { experimentPath, get } from './api.js';
import { button, el } from './dom.js';
import { afterWhat, pointRow, taskNames } from './fidelity.js';
import { gauge } from './gauge.js';
import { clock, count, duration, finite, percent, plain, sig } from './numbers.js';
import { trialActions } from './steering.js';
import { competitors, forecast } from './why-figures.js';
import { STATES, decisionShape, glyph, plural, stateOf, verb, words } from './words.js';

const STREAMS = { FINISHER: 'finisher', KNOWLEDGE: 'knowledge' };

export class WhyCard {
  constructor(board) {
    this.board = board;
    this.needs = ['experiment'];
    this.element = el('aside', { id: 'why', hidden: true, 'aria-label': 'Why this decision', tabindex: -1 });
  }
  get number() {
    return Number(this.board.param('decision')) || null;
  }

  /** Changes with the decision, and with what happens to its trial while it is shown. */
  get key() {
    return `${this.number}|${this.board.changes.get(this.decision?.trial)}`;
  }

  /** Opens, follows or closes the card, as the address says. */
  async update() {
    const { number, board } = this;
    this.element.parentElement?.classList.toggle('open', number != null);
    this.element.hidden = number == null;
    if (number == null || this.key === this.shown) return;
    this.loading = number;
    const open = this.decision != null;
    try {
      const decision = await get(experimentPath(board.id, `/decisions/${number}`));
      const trial = decision.trial == null ? null : await get(experimentPath(board.id, `/trials/${decision.trial}`));
      if (this.loading !== number) return;
      Object.assign(this, { decision, trial });
      this.shown = this.key;
      this.draw();
      if (!open || this.element.contains(document.activeElement)) this.element.focus({ preventScroll: true });
    } catch (problem) {
      this.shown = null;
      this.element.replaceChildren(
        this.head(el('h2', {}, 'This decision cannot be shown')),
        el('p', { class: 'sentence' }, problem.message),
      );
    }
  }

  head(...title) {
    return el(
      'div',
      { class: 'whead' },
      ...title,
      el('span', { class: 'grow' }),
      button('✕', () => this.closeCard(), { 'aria-label': 'Close' }),
    );
  }
  open(number) {
    this.board.set({ decision: number, trial: this.decision.trial });
  }
  closeCard() {
    this.board.set({ decision: null, trial: null });
  }

  draw() {
    const { decision: d, trial, board } = this,
      all = trial?.decisions ?? [d],
      at = all.findIndex(x => x.number === d.number);
    const step = (to, sign, label) => button(sign, () => this.open(all[to].number), { disabled: !all[to], 'aria-label': label });
    const sentences = this.sentences();
    this.element.replaceChildren(
      this.head(
        glyph(decisionShape(d), 12),
        el('h2', {}, d.trial == null ? verb(d) : `${verb(d)}: trial ${d.trial}`),
        el('span', { class: 'grow' }),
        step(at - 1, '‹', 'Earlier decision on this trial'),
        step(at + 1, '›', 'Later decision on this trial'),
      ),
      el('p', { class: 'sentence' }, sentences.slice(0, 2).join(' ')),
      ...(trial?.kept ? [el('p', { class: 'sentence more' }, `Kept by hand: ${trial.kept}`)] : []),
      this.facts(),
      ...this.beside(),
      ...this.predicted(),
      ...(trial
        ? [
            el('h3', {}, `All decisions on trial ${trial.trial}`),
            this.steps(all),
            ...this.output(),
            el('h3', {}, 'Its parameters'),
            this.parameters(),
          ]
        : []),
      ...(sentences.length > 2 || d.kind === 'suggest'
        ? [el('h3', {}, 'In the words of the command line'), el('p', { class: 'sentence more' }, d.text)]
        : []),
      el(
        'div',
        { class: 'wfoot' },
        button('Show it as it stood then', () => board.set({ at: d.sequence }, true)),
        ...(trial ? trialActions(board, trial) : []),
        d.trial != null && el('code', {}, `temper explain ${board.id} ${d.trial}`),
      ),
    );
  }

  /** The text in sentences, without the list of parameters, which has a table of its own. */
  sentences() {
    const text = this.decision.text.replace(/,? with (?:[^ =]+=\S+ )*[^ =]+=\S+?\.(?= |$)/, '.');
    return text.split(/(?<=[a-zA-Z)%]\.|\d\.) (?=[A-Z])/);
  }
  facts() {
    const {
        decision: d,
        board: { metric, experiment },
      } = this,
      e = d.evidence,
      rung = d.rung;
    const rows = [
      taskNames(experiment) ? ['task', e?.task] : ['rung', rung == null ? null : e?.task ? `${rung} (task ${e.task})` : rung],
      [e?.rank ? 'rank' : 'compared with', e?.of ? (e.rank ? `${e.rank} of ${e.of}` : plural(e.of, 'value')) : null],
      ['value', e?.value == null ? null : metric.text(e.value)],
      ['cut-off', e?.of ? (e.cutOff == null ? 'none' : metric.text(e.cutOff)) : null],
      ['epochs', d.toEpoch ? `${d.fromEpoch ?? 0} to ${d.toEpoch}` : null],
      ['lease', d.lease],
      ['slot', d.agent ? `${d.agent}, ${d.slot}` : null],
      ['journal', count(d.sequence)],
      ['time (UTC)', clock(d.time)],
      ['after', duration(d.time - experiment.createdAt)],
      ['reason', words(d.reason)],
    ];
    return el(
      'dl',
      {},
      rows.filter(([, value]) => value != null).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
    );
  }
  beside() {
    const { decision: d, board, trial } = this,
      e = d.evidence,
      tasks = taskNames(board.experiment),
      points = trial?.curves?.[board.metric.name] ?? [];
    // With named tasks, curves lie at the places of the tasks.
    const epoch = tasks ? (d.rung == null ? null : d.rung + 1) : points.filter(p => p.sequence <= d.sequence).at(-1)?.epoch;
    const named = new Set((e?.competitors ?? []).map(c => c.trial));
    const others =
      epoch == null
        ? []
        : (board.data.curves?.trials ?? [])
            .filter(t => t.trial !== d.trial && !named.has(t.trial))
            .flatMap(t => {
              const i = t.epochs.indexOf(epoch);
              return i < 0 || t.sequences[i] > d.sequence || finite(t.values[i]) == null
                ? []
                : [{ trial: t.trial, value: t.values[i] }];
            });
    const self = e?.value ?? (tasks ? null : (points.find(p => p.epoch === epoch)?.value ?? null));
    const picture = competitors(d, board.metric, self, board.shownMetric.name === board.metric.name ? others : []);
    return picture
      ? [
          el('h3', {}, `Beside the others${epoch == null ? '' : ` at ${pointRow(board.experiment, epoch).join(' ')}`}`),
          picture,
          el(
            'p',
            { class: 'muted' },
            named.size
              ? 'Filled: named in the evidence. Hollow: others, as they stood then.'
              : 'Hollow: others, as they stood then.',
          ),
        ]
      : [];
  }
  predicted() {
    const {
        decision: d,
        trial,
        board: { metric },
      } = this,
      model = d.evidence?.model,
      full = trial && stateOf(trial.status) === 'full',
      came = full ? trial.value : null;
    const picture = forecast(model, metric, came);
    if (!picture) return [];
    const miss = finite(came) == null ? null : Math.abs(came - model.predicted),
      band = model.low == null ? '' : ` Band: 80 % of what it held likely.`;
    const said =
      miss != null
        ? `Off by ${metric.share ? `${(100 * miss).toFixed(2)} points` : sig(miss)}.`
        : `Not trained in full${trial ? `: ${metric.text(trial.value)} ${afterWhat(this.board.experiment, trial)}, ${STATES[stateOf(trial.status)]}` : ''}.`;
    const rows = [
      ['paid by', model.stream && (STREAMS[model.stream] ?? words(model.stream))],
      ['beats the best with', model.probability == null ? null : percent(model.probability)],
      ['earlier experiment that speaks most for it', model.source],
      ['based on entry', model.basedOn],
    ];
    return [
      el('h3', {}, 'What the model expected in full, and what came'),
      picture,
      el('p', { class: 'muted' }, said, band),
      el(
        'dl',
        {},
        rows.filter(([, v]) => v != null).flatMap(([k, v]) => [el('dt', {}, k), el('dd', {}, v)]),
      ),
    ];
  }
  steps(all) {
    const { metric } = this.board,
      values = new Map((this.trial.curves?.[metric.name] ?? []).map(p => [p.sequence, p.value]));
    return el(
      'ol',
      { class: 'steps' },
      all.map(x =>
        el(
          'li',
          {},
          button(
            [
              glyph(decisionShape(x)),
              el('span', { class: 'muted' }, count(x.sequence)),
              el(
                'span',
                {},
                verb(x) + this.how(x, values),
              ),
              el('span', { class: 'r' }, words(x.reason)),
            ],
            () => this.open(x.number),
            { 'aria-current': x.number === this.decision.number ? 'true' : null },
          ),
        ),
      ),
    );
  }
  /** What a decision led to, or was taken on. */
  how(decision, values) {
    if (decision.toEpoch) return ` to epoch ${decision.toEpoch}`;
    const task = taskNames(this.board.experiment)?.[decision.rung];
    if (task) return decision.kind === 'suggest' ? ` with ${task}` : ` after ${task}`;
    return values.has(decision.sequence) ? `, ${this.board.metric.text(values.get(decision.sequence))}` : '';
  }
  output() {
    const { failure } = this.trial;
    return failure ? [el('h3', {}, 'Why its last run failed'), el('pre', { tabindex: 0 }, failure)] : [];
  }
  parameters() {
    const {
      board: { experiment },
      trial,
    } = this;
    return el(
      'table',
      { class: 'grid' },
      el(
        'tbody',
        {},
        experiment.parameters.map(p =>
          el(
            'tr',
            {},
            el('td', { class: 'text', title: p.name }, p.name),
            el('td', { class: 'n text' }, plain(trial.parameters[p.name])),
            el('td', {}, gauge(p, trial.parameters[p.name])),
          ),
        ),
      ),
    );
  }
}
