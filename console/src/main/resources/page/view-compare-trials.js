// Trials of one experiment beside each other, what differs first.
import { address, parse } from './address.js';
import { experimentPath, get, query } from './api.js';
import { base, taskAxis, tip, tooltip, xAxis } from './chart.js';
import { differences, holder, key, lineSeries, textRow } from './compare-parts.js';
import { el } from './dom.js';
import { placed, pointRow, reached, taskNames } from './fidelity.js';
import { Metric } from './metric.js';
import { metricAxis } from './metric-axis.js';
import { count, duration, plain, sig } from './numbers.js';
import { Panel } from './panel.js';
import { STATES, glyph, stateOf, words } from './words.js';

export function compareTrialsView(id) {
  const numbers = () =>
      (parse().params.get('trials') ?? '')
        .split(',')
        .map(Number)
        .filter(n => n > 0),
    element = el('div', {});
  let panel, shown;
  async function open() {
    shown = parse().params.get('trials');
    const wanted = numbers(),
      [experiment, curves, ...trials] = await Promise.all([
        get(experimentPath(id)),
        get(experimentPath(id, `/curves${query({ trial: wanted, points: 300 })}`)),
        ...wanted.map(n => get(experimentPath(id, `/trials/${n}`))),
      ]);
    const metric = new Metric(
        experiment.metric,
        experiment.goal,
        curves.trials.flatMap(t => t.values),
      ),
      board = { ...holder(id), curves: placed(curves).trials.filter(t => wanted.includes(t.trial)), metric, experiment, wanted };
    const rows = [
      ...experiment.parameters.map(p =>
        textRow(
          p.name,
          trials.map(t => (p.name in t.parameters ? plain(t.parameters[p.name]) : 'not active')),
        ),
      ),
      textRow(
        experiment.metric,
        trials.map(t => metric.text(t.value)),
      ),
      textRow(
        `best at any ${taskNames(experiment) ? 'task' : 'epoch'}`,
        trials.map(t => metric.text(t.bestValue)),
      ),
      ...experiment.objectives.slice(1).map((o, i) =>
        textRow(
          o.name,
          trials.map(t => sig(t.objectives?.[i + 1])),
        ),
      ),
      {
        name: 'state',
        texts: trials.map(t => t.status),
        cells: trials.map(t => el('span', { class: 'st' }, glyph(stateOf(t.status)), STATES[stateOf(t.status)])),
      },
      textRow(
        'because',
        trials.map(t => words(t.lastDecision?.reason)),
      ),
      textRow(
        taskNames(experiment) ? 'task' : 'epochs',
        trials.map(t => reached(experiment, t)),
      ),
      textRow(
        'cost',
        trials.map(t => sig(t.cost)),
      ),
      textRow(
        'trained for',
        trials.map(t => duration(t.seconds == null ? null : 1000 * t.seconds)),
      ),
      textRow(
        'on',
        trials.map(t => t.agent ?? '–'),
      ),
      textRow(
        'failures',
        trials.map(t => plain(t.failures)),
      ),
    ];
    panel?.close();
    panel = new Panel(board, curvePlot);
    element.replaceChildren(
      el('div', { class: 'titlebar' }, el('h1', {}, `${count(trials.length)} trials of ${id}`)),
      panel.element,
      el(
        'div',
        { class: 'panel flush below' },
        differences(
          trials.map((t, i) =>
            el(
              'a',
              { href: address(['experiments', id], { trial: t.trial, decision: t.lastDecision?.number }) },
              el('span', { class: 'st' }, key(i, `trial ${t.trial}`)),
            ),
          ),
          rows,
        ),
      ),
    );
    await panel.draw();
  }
  return {
    element,
    title: `Compare trials of ${id}`,
    trail: [
      [id, ['experiments', id]],
      ['compare', null],
    ],
    open,
    update: params => (params.get('trials') === shown ? panel?.draw() : open()),
    redraw: () => panel?.draw(),
    close: () => panel?.close(),
  };
}

const curvePlot = {
  name: 'compare',
  title: 'Learning curves',
  span: 12,
  height: 360,
  option: ({ curves, metric, experiment, wanted }) => {
    if (!curves.some(c => c.epochs.length)) return null;
    const { axis, y, value } = metricAxis(metric);
    return {
      ...base(),
      grid: { left: 56, right: 96, top: 32, bottom: 40 },
      xAxis: taskNames(experiment)
        ? taskAxis(taskNames(experiment))
        : xAxis({ type: 'value', min: 0, max: experiment.maxEpochs, name: 'epochs' }),
      yAxis: axis,
      tooltip: tooltip(({ seriesName, value: point }) =>
        tip(seriesName, [
          pointRow(experiment, point[0]),
          [metric.name, metric.text(value(point[1]))],
        ]),
      ),
      series: curves.map(c =>
        lineSeries(
          wanted.indexOf(c.trial),
          `trial ${c.trial}`,
          c.epochs.map((epoch, i) => [epoch, y(c.values[i])]),
        ),
      ),
    };
  },
  empty: () => 'None of them has reported yet.',
  key: ({ wanted }) => wanted.map((n, i) => key(i, `trial ${n}`)),
  csv: ({ curves, metric, experiment }) => [
    ['trial', taskNames(experiment) ? 'task' : 'epoch', metric.name],
    curves.flatMap(c => c.epochs.map((e, i) => [c.trial, taskNames(experiment)?.[e - 1] ?? e, c.values[i]])),
  ],
};
