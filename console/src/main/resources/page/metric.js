// A metric: which way is better, how its values are written, and the scale on which equal steps are worth the same.
import { finite, sig, tick } from './numbers.js';
import { range } from './reduce.js';

const SHARES = /(^|[^a-z])(acc|accuracy|auc|auroc|f1|precision|recall|iou|dice|top1|top5)([^a-z]|$)/i;
/** Smallest error and loss that a logarithmic axis shows. */
const FLOOR = 1e-4,
  TINY = 1e-12;
/** Ratio of the worst to the best from which on a logarithmic axis is worth it. */
export const WIDE = 8;

export class Metric {
  /** `values`: those seen, of which only finite ones count. */
  constructor(name, goal, values = []) {
    const seen = range(values.filter(value => finite(value) != null));
    this.name = name;
    this.max = goal === 'maximize';
    /** A share that is written in percent, and whose error is what halves. */
    this.share = this.max && SHARES.test(name) && (!seen || (seen[0] >= 0 && seen[1] <= 1));
    /** Whether a logarithmic scale makes sense: of values so close together, it shows no more than a plain one. */
    this.logarithmic =
      seen != null &&
      (this.share ? (1 - seen[0]) / Math.max(1 - seen[1], FLOOR) : this.max || seen[0] <= 0 ? 0 : seen[1] / seen[0]) >= WIDE;
    this.unit = this.share ? `${name} (%)` : name;
    this.range = seen ?? [0, 1];
  }
  better(a, b) {
    return this.max ? a > b : a < b;
  }
  best(values) {
    return values.reduce((a, b) => (a == null || this.better(b, a) ? b : a), null);
  }
  text(value) {
    return this.share && finite(value) != null ? `${(100 * value).toFixed(2)} %` : sig(value);
  }
  tick(value) {
    return this.share ? String(+(100 * value).toPrecision(4)) : tick(value);
  }

  /** The position on a logarithmic axis, error or loss; back with `raw`. */
  position(value) {
    return this.share ? Math.max(1 - value, FLOOR) : Math.max(value, TINY);
  }
  raw(position) {
    return this.share ? 1 - position : position;
  }
  /** Larger is better, and equal steps are equal ratios of error or loss, where that makes sense. */
  worth(value) {
    if (!this.logarithmic) return this.max ? value : -value;
    return -Math.log(this.position(value));
  }
}
