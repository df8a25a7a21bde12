// How a parameter lies on an axis: numbers on their scale, texts as codes. One place for parallel coordinates and scatter.
import { plain, tick } from './numbers.js';

/** A parameter that did not apply to a trial has a code of its own: a missing value would be skipped, its line drawn straight across. */
export const INACTIVE = -1;

export const listed = parameter => parameter.values != null;
export const conditional = parameter => parameter.when != null && Object.keys(parameter.when).length > 0;
const scaleOf = parameter => parameter.scale ?? (parameter.log ? 'log' : 'linear');

/** The place of a value on the axis; null where a numeric parameter does not apply. */
export function code(parameter, value) {
  if (!listed(parameter)) return value ?? null;
  return value == null ? INACTIVE : parameter.values.findIndex(v => String(v) === String(value));
}
export const decode = (parameter, place) =>
  listed(parameter) ? (place === INACTIVE ? 'not active' : plain(parameter.values[place])) : plain(place);

const shortText = (text, most = 14) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/**
 * ECharts options of its axis. A category axis cannot be brushed by interval, so codes lie on a value axis with half a step of room at each end.
 */
export function parameterAxis(parameter) {
  if (listed(parameter)) {
    const low = conditional(parameter) ? INACTIVE : 0;
    return {
      type: 'value',
      min: low - 0.5,
      max: parameter.values.length - 0.5,
      interval: 0.5,
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        formatter: v => (Number.isInteger(v) ? shortText(v === INACTIVE ? 'not active' : String(parameter.values[v] ?? '')) : ''),
      },
    };
  }
  const scale = scaleOf(parameter),
    { min, max } = parameter;
  if (scale === 'linear' || min <= 0)
    return { type: 'value', min, max, ...(parameter.type === 'int' ? { minInterval: 1 } : {}), axisLabel: { formatter: tick } };
  return { type: 'log', logBase: scale === 'power-of-two' ? 2 : 10, min, max, axisLabel: { formatter: tick } };
}
/** Where numbers that do not apply lie: just outside the range, on an axis that is stretched for them. */
export function stretched(parameter) {
  const axis = parameterAxis(parameter);
  if (listed(parameter) || !conditional(parameter)) return { axis, place: value => code(parameter, value) };
  const log = axis.type === 'log',
    { min, max } = parameter;
  const low = log ? min / (max / min) ** 0.12 : min - (max - min) * 0.12;
  const formatter = v => (Math.abs(v - low) <= Math.abs(low) * 1e-9 ? 'not active' : v < min ? '' : tick(v));
  return { axis: { ...axis, min: low, axisLabel: { formatter } }, place: value => value ?? low };
}
