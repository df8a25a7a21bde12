// The Pareto front of two objectives, with the area that it dominates. More objectives: any two of them.
import { base, tip, tooltip, xAxis, yAxis } from './chart.js';
import { select } from './controls.js';
import { finite } from './numbers.js';
import { Metric } from './metric.js';
import { keyBox, keyDot, keyGlyph } from './panel.js';
import { dominated, range } from './reduce.js';
import { colours } from './theme.js';
import { GLYPHS } from './words.js';

function axesOf(board) {
  const { objectives } = board.data.pareto,
    index = (name, fallback) => {
      const i = objectives.findIndex(o => o.name === name);
      return i < 0 ? fallback : i;
    };
  const x = index(board.param('px'), 0),
    y = index(board.param('py'), x === 1 ? 0 : 1);
  return { objectives, x, y };
}

function option(board) {
  const { pareto } = board.data;
  if (!pareto?.members.length || pareto.objectives.length < 2) return null;
  const { objectives, x, y } = axesOf(board),
    at = list => [finite(list?.[x]), finite(list?.[y])],
    sign = i => (objectives[i].goal === 'minimize' ? 1 : -1);
  const members = pareto.members.map(t => ({ trial: t.trial, at: at(t.objectives) })).filter(m => m.at.every(v => v != null));
  const others = pareto.others.map(t => ({ trial: t.trial, at: at(t.objectives) })).filter(m => m.at.every(v => v != null));
  const spread = axis => range([...members, ...others].map(m => m.at[axis])) ?? [0, 1];
  const [xs, ys] = [spread(0), spread(1)],
    worst = ([low, high], i) => (sign(i) > 0 ? high : low);
  const reference = at(pareto.reference ?? []).map((v, i) => v ?? worst(i ? ys : xs, i ? y : x));
  const edge = dominated(
      members.map(m => m.at),
      reference,
      [sign(x), sign(y)],
    ),
    selected = Number(board.param('trial')) || null;
  const metrics = [x, y].map(
    (i, axis) =>
      new Metric(
        objectives[i].name,
        objectives[i].goal,
        [...members, ...others].map(m => m.at[axis]),
      ),
  );
  const scale = (metric, goal) => ({
    type: 'value',
    scale: true,
    name: `${metric.unit}, ${goal === 'minimize' ? 'less' : 'more'} is better`,
    axisLabel: { formatter: v => metric.tick(v) },
  });
  const point = (m, style) => ({ value: m.at, trial: m.trial, ...style });
  return {
    ...base(),
    grid: { left: 56, right: 24, top: 32, bottom: 40 },
    xAxis: xAxis(scale(metrics[0], objectives[x].goal)),
    yAxis: yAxis(scale(metrics[1], objectives[y].goal)),
    tooltip: tooltip(({ data }) =>
      data?.trial
        ? tip(
            `Trial ${data.trial}`,
            data.value.map((v, i) => [metrics[i].name, metrics[i].text(v)]),
          )
        : '',
    ),
    series: [
      {
        type: 'custom',
        id: 'area',
        silent: true,
        z: 1,
        data: [reference],
        renderItem: (_, api) =>
          edge.length
            ? {
                type: 'group',
                children: [
                  {
                    type: 'polygon',
                    shape: { points: edge.map(p => api.coord(p)).concat([api.coord([edge[0][0], reference[1]])]) },
                    style: { fill: colours.r1, opacity: 0.28 },
                  },
                  {
                    type: 'polyline',
                    shape: { points: edge.slice(1, -1).map(p => api.coord(p)) },
                    style: { stroke: colours.r3, lineWidth: 1.5, fill: null },
                  },
                ],
              }
            : null,
      },
      {
        type: 'scatter',
        id: 'others',
        symbolSize: 7,
        z: 2,
        itemStyle: { color: colours.paused, opacity: 0.6 },
        data: others.map(m => point(m)),
      },
      {
        type: 'scatter',
        id: 'members',
        symbol: `path://${GLYPHS.full}`,
        symbolSize: 11,
        z: 4,
        itemStyle: { color: colours.full, borderColor: colours.panel, borderWidth: 1 },
        data: members.map(m =>
          point(m, m.trial === selected ? { itemStyle: { borderColor: colours.stopped, borderWidth: 2 }, symbolSize: 14 } : {}),
        ),
      },
    ],
  };
}

export const pareto = {
  name: 'pareto',
  title: 'Pareto front',
  span: 12,
  height: 320,
  needs: ['pareto'],
  shown: board => (board.experiment.objectives?.length ?? 1) > 1,
  sub: ({ data: { pareto: p } }) => (p ? `${p.members.length} trials that no other beats in everything` : ''),
  controls: board =>
    board.data.pareto?.objectives.length > 2
      ? ['px', 'py'].map((key, i) =>
          select(
            i ? 'Up' : 'Across',
            board.data.pareto.objectives.map(o => [o.name, o.name]),
            axesOf(board).objectives[i ? axesOf(board).y : axesOf(board).x].name,
            v => board.set({ [key]: v }),
          ),
        )
      : [],
  key: () => [
    keyGlyph('full', 'in the Pareto set'),
    keyDot(colours.paused, 'other trials'),
    keyBox(colours.r1, 'dominated by the set'),
  ],
  option,
  empty: () => 'No trial has been trained in full and keeps every threshold yet.',
  csv: ({ data: { pareto: p } }) => [
    ['trial', 'in the Pareto set', ...p.objectives.map(o => o.name)],
    [...p.members.map(t => [t.trial, true, ...t.objectives]), ...p.others.map(t => [t.trial, false, ...t.objectives])],
  ],
  click: ({ data }, board) => data?.trial && board.set({ trial: data.trial, decision: null }),
};
