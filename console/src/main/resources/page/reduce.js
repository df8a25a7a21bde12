// Pure reductions of numbers: quantiles, ranges, dominated areas, summed bands, distances.

export function quantile(values, q) {
  if (!values.length) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/** Smallest and largest, without a stack of arguments: [low, high], or null if there are none. */
export function range(values) {
  let low = Infinity,
    high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** The running best of [x, value] points, as steps that end at x = `end`. */
export function steps(points, better, end) {
  const line = [];
  for (const [x, value] of points) {
    if (!line.length || better(value, line.at(-1)[1])) line.push([x, value]);
  }
  if (line.length && end != null) line.push([end, line.at(-1)[1]]);
  return line;
}

/** Sums from the first band to each: rows of shares of their total if `share`. */
export function stacked(row, share) {
  const total = share ? row.reduce((a, b) => a + b, 0) / 100 || 1 : 1;
  let sum = 0;
  return row.map(value => {
    sum += value / total;
    return sum;
  });
}

/**
 * The edge of the area that points dominate in two objectives, worst corner first and last:
 * `points` and `reference` are [x, y]; `signs` are 1 where less is better, else -1.
 */
export function dominated(points, reference, signs) {
  const sorted = points.map(([x, y]) => [x * signs[0], y * signs[1]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const worst = [reference[0] * signs[0], reference[1] * signs[1]];
  const edge = [];
  let y = worst[1];
  for (const point of sorted) {
    if (point[1] >= y || point[0] > worst[0]) continue;
    edge.push([point[0], y], point);
    y = point[1];
  }
  if (!edge.length) return [];
  edge.push([worst[0], y], worst);
  return edge.map(([a, b]) => [a * signs[0], b * signs[1]]);
}

/** Squared distance from (x, y) to the segment from (ax, ay) to (bx, by). */
export function segmentDistance(x, y, ax, ay, bx, by) {
  const dx = bx - ax,
    dy = by - ay,
    length = dx * dx + dy * dy;
  const t = length ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2;
}

/** Every n-th of the rows and the last, so that at most about `limit` are left. */
export function thin(rows, limit) {
  const step = Math.max(1, Math.ceil(rows.length / limit));
  return rows.filter((_, i) => i % step === 0 || i === rows.length - 1);
}
