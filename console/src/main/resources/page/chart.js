// ECharts, loaded when the first plot is drawn, and what all plots have in common.
import { el } from './dom.js';
import { tick } from './numbers.js';
import { colours } from './theme.js';

let loading;
/** The library, or a failure to load it that the next call tries again. */
export function library() {
  loading ??= new Promise((resolve, reject) => {
    document.head.append(
      el('script', {
        src: 'vendor/echarts.min.js',
        onload: () => resolve(globalThis.echarts),
        onerror: event => {
          event.target.remove();
          loading = null;
          reject(new Error('The plots could not be loaded: the server did not send vendor/echarts.min.js.'));
        },
      }),
    );
  });
  return loading;
}

export const text = extra => ({ color: colours.mute, fontSize: 11, fontFamily: colours.font, ...extra });

export function axis(extra = {}) {
  const { axisLabel, splitLine, nameTextStyle, ...rest } = extra;
  return {
    axisLine: { show: true, onZero: false, lineStyle: { color: colours.line } },
    axisTick: { show: true, length: 4, lineStyle: { color: colours.line } },
    minorTick: { show: false },
    axisLabel: text({ hideOverlap: true, formatter: tick, ...axisLabel }),
    splitLine: { show: true, lineStyle: { color: colours.grid }, ...splitLine },
    nameTextStyle: text(nameTextStyle),
    ...rest,
  };
}
export const xAxis = extra =>
  axis({ nameLocation: 'middle', nameGap: 24, ...extra, splitLine: { show: false, ...extra.splitLine } });
/** Its name stands above it, from the left edge of the plot. */
export const yAxis = extra =>
  axis({
    nameLocation: 'end',
    nameGap: 12,
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
    ...extra,
    nameTextStyle: { align: 'left', padding: [0, 0, 0, -48], ...extra.nameTextStyle },
  });

/** Tasks with names, at 1, 2 and so on. */
export const taskAxis = names =>
  xAxis({
    type: 'value',
    min: 0.5,
    max: names.length + 0.5,
    interval: 0.5,
    name: 'tasks, from the cheapest to the full one',
    axisTick: { show: false },
    axisLabel: { formatter: v => names[v - 1] ?? '', width: 160, overflow: 'truncate' },
  });

/** A tooltip of elements: ECharts' own sets style attributes by innerHTML, which the CSP forbids, and a name must not become markup. */
export const tip = (title, rows) =>
  el(
    'div',
    { class: 'tip' },
    el('b', {}, title),
    rows
      .filter(([, value]) => value != null)
      .map(([name, value]) => el('div', { class: 'row' }, el('span', {}, name), el('span', {}, value))),
  );
export const tooltip = (formatter, extra) => ({
  trigger: 'item',
  confine: true,
  backgroundColor: colours.panel,
  borderColor: colours.line,
  borderWidth: 1,
  padding: 8,
  transitionDuration: 0,
  textStyle: { color: colours.ink, fontSize: 12, fontFamily: colours.font },
  extraCssText: 'box-shadow:0 2px 12px rgba(0,0,0,.18)',
  formatter,
  ...extra,
});
export const base = () => ({ animation: false, textStyle: { fontFamily: colours.font }, aria: { enabled: true } });

/** Colours of rungs, from the ramp: the longest trainings are the strongest. */
export const rungColour = (index, total) => colours.ramp[total < 2 ? 3 : Math.round(1 + (3 * index) / (total - 1))];
/** Ink or paper, whichever can be read on a colour of the ramp. */
export function onColour(fill) {
  const strong = colours.dark ? [0, 1] : [2, 3, 4];
  return strong.some(i => colours.ramp[i] === fill) ? '#fff' : colours.dark ? '#0e1318' : '#16202b';
}

/** Moves labels at the ends of lines apart, which ECharts 5.3 does not; true if there were any to move. */
function spread(chart, series) {
  const LINE = 13,
    WIDE = 72;
  const ends = series
    .map((s, seriesIndex) => ({ s, at: s.endLabel?.show && s.data.length ? chart.convertToPixel({ seriesIndex }, s.data.at(-1)) : null }))
    .filter(({ at }) => at?.every(Number.isFinite))
    .sort((a, b) => a.at[1] - b.at[1]);
  let moved = false;
  for (const [i, { s, at }] of ends.entries()) {
    const above = ends.slice(0, i).findLast(other => Math.abs(other.at[0] - at[0]) < WIDE),
      lack = above ? above.at[1] + LINE - at[1] : 0;
    if (lack <= 0) continue;
    s.endLabel.offset = [0, lack];
    at[1] += lack;
    moved = true;
  }
  return moved;
}

/** One plot on its element. */
export class Plot {
  constructor(echarts, host) {
    this.echarts = echarts;
    this.host = host;
    this.chart = echarts.init(host, null, { renderer: 'canvas' });
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(host);
    this.option = null;
  }
  draw(option, click) {
    this.option = option;
    this.chart.setOption(option, { notMerge: true });
    if (spread(this.chart, option.series)) this.chart.setOption(option, { notMerge: true });
    this.chart.off('click');
    if (click) this.chart.on('click', click);
  }
  /** The observer tells the first size too, in which the plot stands already: drawing it again takes as long as the first time. */
  resize() {
    if (this.chart.getWidth() !== this.host.clientWidth || this.chart.getHeight() !== this.host.clientHeight) this.chart.resize();
  }
  png() {
    return this.chart.getDataURL({ pixelRatio: 2, backgroundColor: colours.panel });
  }
  svg() {
    const copy = this.echarts.init(null, null, {
      renderer: 'svg',
      ssr: true,
      width: this.chart.getWidth(),
      height: this.chart.getHeight(),
    });
    // ECharts' description is for an element, which a copy without a document has not.
    copy.setOption({ ...this.option, aria: { enabled: false }, backgroundColor: colours.panel });
    const picture = copy.renderToSVGString();
    copy.dispose();
    return picture;
  }
  close() {
    this.watch.disconnect();
    this.chart.dispose();
  }
}
