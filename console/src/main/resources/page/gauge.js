// Where a value lies in its parameter's range, beside the default; and sparklines.
import { el, svg } from './dom.js';
import { clamp } from './numbers.js';
import { listed } from './parameter-axis.js';

const WIDTH = 96;

export function gauge(parameter, value) {
  const attributes = { class: 'gauge', viewBox: `0 0 ${WIDTH} 12`, 'aria-hidden': 'true' };
  if (value == null) return el('span', { class: 'muted' }, 'not active');
  if (listed(parameter)) {
    const { values } = parameter,
      at = values.findIndex(v => String(v) === String(value)),
      step = (WIDTH - 12) / Math.max(1, values.length - 1);
    return svg(
      'svg',
      attributes,
      values.slice(0, 24).map((_, i) =>
        svg('circle', {
          cx: 6 + i * step,
          cy: 6,
          r: i === at ? 4 : 2.5,
          class: i === at ? 'x' : 'o',
          opacity: i === at ? 1 : 0.4,
        }),
      ),
    );
  }
  const log = parameter.log && parameter.min > 0 ? Math.log : x => x,
    place = x => 4 + (WIDTH - 8) * clamp((log(x) - log(parameter.min)) / (log(parameter.max) - log(parameter.min) || 1), 0, 1);
  return svg(
    'svg',
    attributes,
    svg('line', { x1: 4, x2: WIDTH - 4, y1: 6, y2: 6 }),
    typeof parameter.default === 'number' ? svg('path', { d: `M${place(parameter.default)} 1V11`, class: 'd' }) : null,
    svg('circle', { cx: place(value), cy: 6, r: 4, class: 'x' }),
  );
}

/** The best value over cost, [cost, value] points; up is better. */
export function sparkline(points, metric, cost) {
  const width = 128,
    height = 32,
    line = points.filter(point => Number.isFinite(point[1]));
  if (!line.length) return el('span', { class: 'muted' }, '–');
  const worth = line.map(point => metric.worth(point[1])),
    low = Math.min(...worth),
    high = Math.max(...worth),
    most = Math.max(cost || 0, line.at(-1)[0], 1e-9);
  const x = c => 2 + ((width - 8) * c) / most,
    y = w => height - 4 - (height - 8) * (high > low ? (w - low) / (high - low) : 0.5);
  const path = line
    .map(([c], i) => (i ? `H${x(c).toFixed(1)}V${y(worth[i]).toFixed(1)}` : `M${x(c).toFixed(1)} ${y(worth[i]).toFixed(1)}`))
    .join('')
    .concat(`H${x(most).toFixed(1)}`);
  return svg(
    'svg',
    {
      class: 'spark',
      width,
      height,
      role: 'img',
      'aria-label': `Best over cost, from ${metric.text(line[0][1])} to ${metric.text(line.at(-1)[1])}`,
    },
    svg('path', { class: 'base', d: `M2 ${height - 0.5}H${width - 6}` }),
    svg('path', { d: path }),
    svg('circle', { cx: x(line.at(-1)[0]), cy: y(worth.at(-1)), r: 2.5 }),
  );
}
