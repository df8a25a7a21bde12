// A value axis for a metric, on the scale on which equal steps are worth the same.
import { yAxis } from './chart.js';
import { finite } from './numbers.js';

/** The base of a logarithmic axis that has a few ticks within its range. */
export const logBase = (low, high) => (high / low < 40 ? 2 : 10);

/** {axis, y}: `y` maps a value to the axis; what is no number is left out. */
export function metricAxis(metric, extra = {}) {
  const log = metric.logarithmic,
    inverse = log && metric.share;
  return {
    y: value => (finite(value) == null ? NaN : log ? metric.position(value) : value),
    value: position => (log ? metric.raw(position) : position),
    axis: yAxis({
      type: log ? 'log' : 'value',
      logBase: metric.share ? 2 : logBase(...metric.range),
      inverse,
      scale: true,
      name: metric.unit + (inverse ? ', each line halves the error' : ''),
      nameLocation: inverse ? 'start' : 'end',
      axisLabel: { formatter: v => metric.tick(log ? metric.raw(v) : v) },
      ...extra,
    }),
  };
}
