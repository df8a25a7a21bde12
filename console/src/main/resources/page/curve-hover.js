// The curve nearest to the pointer: highlighted, named, and selected by a click. Quicker than a series a curve.
import { tip } from './chart.js';
import { el } from './dom.js';
import { pointRow } from './fidelity.js';
import { segmentDistance } from './reduce.js';
import { parameterRows } from './curve-series.js';
import { colours } from './theme.js';
import { STATES, stateOf } from './words.js';

const NEAR = 20;

function pixels(chart, curves, y) {
  const points = new Map();
  for (const curve of curves) {
    points.set(
      curve,
      curve.epochs.map((epoch, i) => chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [epoch, y(curve.values[i])])),
    );
  }
  return points;
}

function nearest(points, x, y) {
  let best = null,
    distance = NEAR * NEAR;
  for (const [curve, line] of points) {
    for (let i = 0; i < line.length; i++) {
      const [ax, ay] = line[Math.max(0, i - 1)],
        [bx, by] = line[i];
      if (x < ax - NEAR || x > bx + NEAR) continue;
      const d = segmentDistance(x, y, ax, ay, bx, by);
      if (d < distance) {
        distance = d;
        best = curve;
      }
    }
  }
  return best;
}

/** Sets up hovering once for a panel; later calls only say what is drawn now. */
export function hoverCurves(panel, board, y) {
  const state = (panel.hover ??= start(panel, board));
  state.y = y;
  state.points = null;
  state.clear();
}

function start(panel, board) {
  const { chart, echarts, host } = panel.plot,
    zr = chart.getZr();
  const box = el('div', { class: 'float', hidden: true }),
    state = { points: null, current: null };
  host.append(box);
  let line = null;
  state.clear = () => {
    if (line) zr.remove(line);
    line = null;
    state.current = null;
    box.hidden = true;
  };
  const show = (curve, x, py) => {
    if (line) zr.remove(line);
    line = new echarts.graphic.Polyline({
      shape: { points: state.points.get(curve) },
      style: { stroke: colours.accent, lineWidth: 3, fill: null },
      z: 6,
      silent: true,
    });
    zr.add(line);
    box.replaceChildren(
      tip(`Trial ${curve.trial}, ${STATES[stateOf(curve.status)]}`, [
        pointRow(board.experiment, curve.epochs.at(-1)),
        [board.shownMetric.name, board.shownMetric.text(curve.values.at(-1))],
        ...parameterRows(board, board.byTrial?.get(curve.trial)),
      ]),
    );
    box.hidden = false;
    box.style.left = `${Math.min(x + 16, host.clientWidth - box.offsetWidth - 8)}px`;
    box.style.top = `${Math.min(py + 16, host.clientHeight - box.offsetHeight - 8)}px`;
  };
  zr.on('mousemove', ({ offsetX, offsetY, target }) => {
    if (target?.cursor === 'pointer' || !chart.containPixel('grid', [offsetX, offsetY])) return state.clear();
    state.points ??= pixels(
      chart,
      board.data.curves.trials.filter(c => c.epochs.length),
      state.y,
    );
    const curve = nearest(state.points, offsetX, offsetY);
    if (curve === state.current) return undefined;
    if (!curve) return state.clear();
    state.current = curve;
    return show(curve, offsetX, offsetY);
  });
  zr.on('globalout', state.clear);
  chart.on('rendered', () => {
    state.points = null;
  });
  zr.on('click', ({ target }) => {
    if (target || !state.current) return;
    const trial = String(state.current.trial);
    board.set({ trial: board.param('trial') === trial ? null : trial, decision: null });
  });
  return state;
}
