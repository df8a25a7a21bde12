// Slots and leases over time: was anything idle, lost, preempted or failed.
import { base, onColour, rungColour, tip, tooltip, xAxis, yAxis } from './chart.js';
import { count, duration, tick } from './numbers.js';
import { keyBox, keyGlyph, keyNote } from './panel.js';
import { svg, el } from './dom.js';
import { leaseRow, levelOf, levels } from './fidelity.js';
import { colours } from './theme.js';
import { timeScale } from './time-axis.js';
import { GLYPHS, words } from './words.js';

const BAD = { LOST: 'reject', PREEMPTED: 'stopped', FAILED: 'failed' };
const leasesOf = board => board.data.leases?.leases ?? [];
const slotOf = lease => `${lease.agent}, slot ${lease.slot}`;

function option(board, panel) {
  const leases = leasesOf(board);
  if (!leases.length) return null;
  const { experiment } = board,
    slots = [...new Set(leases.map(slotOf))].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const time = timeScale(experiment),
    now = experiment.lastTime,
    index = new Map(slots.map((slot, i) => [slot, i])),
    selected = Number(board.param('trial')) || null;
  const zoom = leases.length > 150,
    row = slots.length > 12 ? 18 : 32;
  panel.host.style.height = board.param('plot') === 'leases' ? '' : `${64 + row * slots.length + (zoom ? 32 : 0)}px`;
  panel.plot?.chart.resize();
  return {
    ...base(),
    grid: { left: 8, right: 24, top: 8, bottom: zoom ? 64 : 24, containLabel: true },
    xAxis: xAxis({
      type: 'value',
      min: leases.length === board.data.leases.total ? time.min : time.of(leases[0].start),
      max: time.max,
      name: `time since creation (${time.unit.name})`,
      splitLine: { show: true },
      axisLabel: { formatter: tick, showMaxLabel: false },
    }),
    yAxis: yAxis({
      type: 'category',
      data: slots,
      splitLine: { show: false },
      axisLabel: { color: colours.soft, width: 160, overflow: 'truncate', interval: 0 },
    }),
    ...(zoom
      ? {
          dataZoom: [
            {
              type: 'slider',
              bottom: 8,
              height: 20,
              filterMode: 'weakFilter',
              borderColor: colours.line,
              fillerColor: 'transparent',
              textStyle: { color: colours.mute },
              showDetail: false,
              brushSelect: false,
            },
            { type: 'inside', filterMode: 'weakFilter', zoomOnMouseWheel: 'ctrl' },
          ],
        }
      : {}),
    tooltip: tooltip(({ dataIndex }) => leaseTip(experiment, leases[dataIndex], now)),
    series: [
      {
        type: 'custom',
        id: 'leases',
        clip: true,
        encode: { x: [1, 2], y: 0 },
        data: leases.map(l => [index.get(slotOf(l)), time.of(l.start), time.of(l.end ?? now)]),
        renderItem: ({ dataIndex, coordSys }, api) =>
          bar(leases[dataIndex], api, {
            fill: rungColour(levelOf(experiment, leases[dataIndex]), levels(experiment).length),
            height: Math.min(56, api.size([0, 1])[1] * 0.7),
            selected,
            coordSys,
          }),
      },
    ],
  };
}

function bar(lease, api, { fill, height, selected, coordSys }) {
  const [start, y] = api.coord([api.value(1), api.value(0)]),
    [end] = api.coord([api.value(2), api.value(0)]);
  const x = Math.max(start, coordSys.x),
    width = Math.max(1.5, Math.min(end, coordSys.x + coordSys.width) - x - 1),
    on = lease.trial === selected,
    runs = lease.end == null,
    bad = BAD[lease.outcome];
  if (end < coordSys.x || start > coordSys.x + coordSys.width) return null;
  const children = [
    {
      type: 'rect',
      shape: { x, y: y - height / 2, width, height },
      style: {
        fill,
        stroke: on ? colours.stopped : runs ? colours.running : null,
        lineWidth: on || runs ? 2 : 0,
        opacity: selected != null && !on ? 0.45 : 1,
      },
    },
  ];
  const label = String(lease.trial);
  if (width > 6 + 7 * label.length && height > 14)
    children.push({
      type: 'text',
      style: { text: label, x: x + 4, y: y - 5, fill: onColour(fill), fontSize: 11, fontFamily: colours.font },
    });
  if (bad)
    children.push({
      type: 'path',
      shape: { pathData: GLYPHS[bad], x: x + width - 5, y: y - 5, width: 10, height: 10 },
      style: { fill: colours.failed, stroke: colours.panel, lineWidth: 1 },
    });
  return { type: 'group', children };
}
const leaseTip = (experiment, lease, now) =>
  tip(`Trial ${lease.trial}, lease ${lease.lease}`, [
    leaseRow(experiment, lease),
    ['chosen by', lease.advised ? 'the model' : 'the rungs'],
    ['trained', duration((lease.end ?? now) - lease.start)],
    ['outcome', lease.outcome ? words(lease.outcome) : 'runs'],
  ]);

export const leases = {
  name: 'leases',
  title: 'Slots and leases',
  span: 12,
  height: 136,
  needs: ['leases'],
  sub: ({ data: { leases: l } }) =>
    l && l.leases.length < l.total
      ? `the last ${count(l.leases.length)} of ${count(l.total)} leases, each named by its trial`
      : 'a bar a lease, named by its trial',
  key: board => {
    const outcomes = new Set(leasesOf(board).map(l => l.outcome));
    return [
      ...levels(board.experiment).map((name, i, all) => keyBox(rungColour(i, all.length), name)),
      ...Object.keys(BAD)
        .filter(o => outcomes.has(o))
        .map(o => keyGlyph(BAD[o], words(o))),
      ...(leasesOf(board).some(l => l.end == null)
        ? [
            el(
              'span',
              {},
              svg(
                'svg',
                { width: 12, height: 10, 'aria-hidden': 'true' },
                svg('rect', {
                  x: 0.75,
                  y: 0.75,
                  width: 10.5,
                  height: 8.5,
                  fill: 'none',
                  stroke: colours.running,
                  'stroke-width': 1.5,
                }),
              ),
              'runs now',
            ),
          ]
        : []),
      ...(leasesOf(board).length > 150 ? [keyNote('drag the ends of the slider to zoom')] : []),
    ];
  },
  option,
  empty: () => 'No trial has been leased to a slot yet.',
  csv: ({ data: { leases: l } }) => [
    ['lease', 'trial', 'agent', 'slot', 'start', 'end', 'rung', 'from epoch', 'to epoch', 'chosen by the model', 'outcome'],
    l.leases.map(x => [x.lease, x.trial, x.agent, x.slot, x.start, x.end, x.rung, x.from, x.to, x.advised, x.outcome]),
  ],
  click: ({ dataIndex }, board) => board.set({ trial: leasesOf(board)[dataIndex].trial, decision: null }),
};
