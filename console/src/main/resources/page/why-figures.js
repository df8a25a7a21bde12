// Two small pictures of a decision: the trial among its competitors, and the prediction beside what came.
import { svg } from './dom.js';
import { clamp, finite } from './numbers.js';
import { GLYPHS, decisionShape } from './words.js';

const WIDTH = 350,
  LEFT = 8,
  RIGHT = WIDTH - 8,
  LINE = 40;

/** Places values from worst (left) to best (right). */
function places(values, metric, pad = 0) {
  // A model may predict what no logarithm has.
  const worthOf = metric.share || Math.min(...values) > 0 ? v => metric.worth(v) : v => (metric.max ? v : -v),
    worth = values.map(worthOf);
  let low = Math.min(...worth),
    high = Math.max(...worth);
  if (high - low < 1e-9) {
    low -= 0.1;
    high += 0.1;
  }
  const room = (high - low) * pad;
  return v => LEFT + ((RIGHT - LEFT) * (worthOf(v) - low + room)) / (high - low + 2 * room);
}
const text = (x, y, words, cls, anchor = 'middle') =>
  svg(
    'text',
    { x: anchor === 'middle' ? clamp(x, 3.2 * words.length, WIDTH - 3.2 * words.length) : x, y, 'text-anchor': anchor, class: cls },
    words,
  );
const figure = (height, label) =>
  svg(
    'svg',
    { class: 'fig', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': label },
    svg('line', { class: 'ax', x1: LEFT, x2: RIGHT, y1: LINE, y2: LINE }),
  );

/** `value` is the trial's own; `others`: [{trial, value}] that were there too, but are not named in the evidence. Null if there is nothing to compare with. */
export function competitors(decision, metric, value, others) {
  const { evidence } = decision,
    self = finite(value),
    cutOff = finite(evidence?.cutOff);
  const named = (evidence?.competitors ?? []).filter(c => c.trial !== decision.trial && finite(c.value) != null),
    all = [...named, ...others].map(c => c.value);
  const values = [...all, ...(self == null ? [] : [self]), ...(cutOff == null ? [] : [cutOff])];
  if (self == null || values.length < 2 || decision.kind === 'suggest') return null;
  const x = places(values, metric),
    picture = figure(72, `Trial ${decision.trial} among ${all.length} others`);
  if (cutOff != null)
    picture.append(
      svg('line', { class: 'cut', x1: x(cutOff), x2: x(cutOff), y1: 31, y2: 52 }),
      text(x(cutOff), 14, `cut-off ${metric.text(cutOff)}`),
    );
  for (const other of others) picture.append(svg('circle', { class: 'all', cx: x(other.value), cy: LINE, r: 3.5 }));
  for (const other of named)
    picture.append(
      svg(
        'circle',
        { class: 'cmp', cx: x(other.value), cy: LINE, r: 4 },
        svg('title', {}, `trial ${other.trial}: ${metric.text(other.value)}`),
      ),
    );
  if (self != null) {
    const shape = decisionShape(decision);
    picture.append(
      svg('path', { d: GLYPHS[shape] ?? GLYPHS.full, transform: `translate(${x(self) - 6},34) scale(1.2)`, class: `f-${shape}` }),
      text(x(self), 28, `trial ${decision.trial}: ${metric.text(self)}`, 's'),
    );
  }
  const sorted = [...values].sort((a, b) => x(a) - x(b));
  picture.append(
    text(LEFT, 66, metric.text(sorted[0]), null, 'start'),
    text(RIGHT, 66, `${metric.text(sorted.at(-1))}, best`, null, 'end'),
  );
  return picture;
}

/** The model's prediction at full fidelity, its band, what was to beat, and what came (null if it was not trained in full). */
export function forecast(model, metric, came) {
  const mean = finite(model?.predicted),
    low = finite(model?.low),
    high = finite(model?.high),
    incumbent = finite(model?.incumbent),
    reached = finite(came);
  if (mean == null) return null;
  const x = places(
      [mean, low, high, incumbent, reached].filter(v => v != null),
      metric,
      0.08,
    ),
    picture = figure(88, `Predicted ${metric.text(mean)}${reached == null ? '' : `, came ${metric.text(reached)}`}`);
  if (low != null && high != null)
    picture.append(
      svg('rect', { class: 'iv', x: Math.min(x(low), x(high)), width: Math.abs(x(high) - x(low)), y: 32, height: 16, rx: 2 }),
    );
  picture.append(
    svg('line', { class: 'pr', x1: x(mean), x2: x(mean), y1: 28, y2: 52 }),
    text(x(mean), 20, `predicted ${metric.text(mean)}`, 's'),
  );
  if (incumbent != null)
    picture.append(
      svg('line', { class: 'inc', x1: x(incumbent), x2: x(incumbent), y1: 28, y2: 60 }),
      text(x(incumbent), 72, `to beat ${metric.text(incumbent)}`),
    );
  if (reached != null) {
    const close = incumbent != null && Math.abs(x(reached) - x(incumbent)) < 112;
    picture.append(
      svg('path', { d: GLYPHS.full, transform: `translate(${x(reached) - 5},35)`, class: 'f-full' }),
      text(x(reached), close ? 86 : 72, `came ${metric.text(reached)}`, 's'),
    );
  }
  return picture;
}
