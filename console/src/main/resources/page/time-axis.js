// Time axes: since the experiment was created, in a unit that suits its length. A long wait for the first agent is left out.
import { tick, timeUnit } from './numbers.js';
import { xAxis } from './chart.js';

export function timeScale(experiment) {
  const { createdAt, firstTime, lastTime } = experiment,
    length = Math.max(1, (lastTime ?? createdAt) - createdAt),
    wait = Math.max(0, (firstTime ?? createdAt) - createdAt);
  const unit = timeUnit(length),
    skip = wait > 0.2 * length;
  return {
    unit,
    min: skip ? Math.floor(wait / unit.size) : 0,
    max: length / unit.size,
    of: time => (time - createdAt) / unit.size,
  };
}
export const timeAxis = (scale, extra) =>
  xAxis({
    type: 'value',
    min: scale.min,
    max: scale.max,
    name: `time since creation (${scale.unit.name})`,
    axisLabel: { formatter: tick, showMaxLabel: false },
    ...extra,
  });
