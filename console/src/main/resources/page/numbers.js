// Numbers as the command line prints them: four significant digits, a real minus sign.

/** The value as a finite number, or null: the API writes "NaN" and "Infinity" as texts. */
export const finite = x => (typeof x === 'number' && Number.isFinite(x) ? x : null);
export const clamp = (x, low, high) => Math.min(high, Math.max(low, x));
const minus = text => text.replace(/-/g, '−');

export function sig(x) {
  if (x == null) return '–';
  if (typeof x !== 'number') return x === 'Infinity' ? '∞' : x === '-Infinity' ? '−∞' : String(x);
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  if (x === 0) return '0';
  const size = Math.abs(x);
  return minus(size < 1e-3 || size >= 1e5 ? x.toExponential(3).replace('e+', 'e') : x.toPrecision(4));
}

/** Whole numbers as they are, others by four significant digits, texts untouched. */
export const plain = x => (Number.isInteger(x) && Math.abs(x) < 1e7 ? minus(String(x)) : sig(x));

/** A number on an axis: as short as it can be. */
export function tick(x) {
  if (typeof x !== 'number') return String(x);
  const size = Math.abs(x);
  if (x === 0) return '0';
  if (size >= 1e-3 && size < 1e5) return minus(String(+x.toPrecision(4)));
  const short = +x.toPrecision(3);
  return minus(String(short).includes('e') ? String(short).replace('e+', 'e') : short.toExponential().replace('e+', 'e'));
}

/** Costs are in full trainings; hundredths are enough. */
export const cost = x => (x == null ? '–' : x >= 1000 ? count(Math.round(x)) : x.toFixed(x !== 0 && x < 0.1 ? 3 : 2));
const whole = new Intl.NumberFormat('en-US');
export const count = x => (x == null ? '–' : whole.format(x));
export const percent = share => `${Math.round(100 * clamp(share ?? 0, 0, 1))} %`;

export function duration(milliseconds) {
  if (milliseconds == null || !Number.isFinite(milliseconds)) return '–';
  const s = milliseconds / 1000;
  if (s < 10) return `${s.toFixed(1)} s`;
  if (s < 120) return `${Math.round(s)} s`;
  if (s < 7200) return `${Math.round(s / 60)} min`;
  return s < 172800 ? `${(s / 3600).toFixed(1)} h` : `${(s / 86400).toFixed(1)} d`;
}

const iso = time => new Date(time).toISOString();
export const clock = time => (time == null ? '–' : iso(time).slice(11, 19));
export const day = time => (time == null ? '–' : iso(time).slice(0, 10));
export const moment = time => (time == null ? '–' : `${day(time)} ${clock(time)}`);

/** A unit for a stretch of time on an axis: how many milliseconds it has, and its name. */
export function timeUnit(milliseconds) {
  if (milliseconds < 180e3) return { size: 1e3, name: 's' };
  if (milliseconds < 3 * 3600e3) return { size: 60e3, name: 'min' };
  return milliseconds < 4 * 86400e3 ? { size: 3600e3, name: 'h' } : { size: 86400e3, name: 'd' };
}
