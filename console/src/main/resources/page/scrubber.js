// The time scrubber: the experiment as it stood after any entry of its journal.
import { button, el, svg } from './dom.js';
import { clamp, cost, count, duration } from './numbers.js';
import { markShape } from './words.js';

const STEPS = 120,
  BEAT = 350;

export class Scrubber {
  constructor(board) {
    this.board = board;
    this.needs = ['experiment', 'density'];
    this.live = true;
    this.strip = svg('svg', { 'aria-hidden': 'true', viewBox: '0 0 1000 32', preserveAspectRatio: 'none' });
    this.range = el('input', {
      type: 'range',
      id: 'at',
      min: 1,
      step: 1,
      'aria-label': 'Journal position',
      oninput: () => this.go(Number(this.range.value)),
    });
    this.playing = button('▶', () => this.play(), { class: 'quiet', 'aria-label': 'Play the journal' });
    this.end = button('To the end', () => this.stop() ?? this.go(Infinity), { class: 'quiet' });
    this.text = el('output', { for: 'at' });
    this.element = el(
      'div',
      { class: 'scrub', role: 'group', 'aria-label': 'Time' },
      this.playing,
      el('div', { class: 'track' }, this.strip, this.range),
      this.text,
      this.end,
    );
  }
  get last() {
    return Math.max(1, this.board.head ?? 1, this.board.experiment?.lastSequence ?? 1);
  }

  go(at) {
    this.board.set({ at: at >= this.last ? null : at });
  }

  draw() {
    const { board, last } = this,
      { experiment: e, at } = board;
    this.range.max = last;
    if (document.activeElement !== this.range || at == null) this.range.value = at ?? last;
    this.element.classList.toggle('past', at != null);
    this.end.disabled = at == null;
    const spent = (e.lastTime ?? e.changedAt) - e.createdAt;
    this.text.replaceChildren(
      at == null ? 'at the end: journal ' : 'as it stood at journal ',
      el('b', {}, count(at ?? last)),
      ` of ${count(last)}, ${duration(spent)}, cost ${cost(e.cost)}`,
    );
    this.range.setAttribute('aria-valuetext', this.text.textContent);
    if (board.data.density && board.data.density !== this.drawn) this.drawStrip(board.data.density);
  }
  drawStrip(density) {
    this.drawn = density;
    const { reports, marks, width } = density,
      last = Math.max(2, density.last),
      most = Math.max(1, ...reports),
      x = s => ((s - 1) / Math.max(1, last - 1)) * 1000;
    this.strip.replaceChildren(
      svg('rect', { class: 'st-bg', y: 10, width: 1000, height: 22 }),
      ...reports.map(
        (n, i) =>
          n > 0 &&
          svg('rect', {
            class: 'st-m',
            x: x(1 + i * width),
            width: Math.max(0.5, (width / last) * 1000 - 0.8),
            y: 32 - (22 * n) / most,
            height: (22 * n) / most,
          }),
      ),
      ...marks.slice(-1000).map(m =>
        svg('rect', {
          x: x(m.sequence) - 1,
          y: m.kind === 'promote' ? 3 : 0,
          width: 2.5,
          height: m.kind === 'promote' ? 6 : 9,
          class: `f-${m.kind === 'stop' ? 'ink' : markShape(m.kind)}`,
        }),
      ),
    );
  }

  play() {
    if (this.timer) return this.stop();
    this.playing.textContent = '❚❚';
    this.playing.setAttribute('aria-label', 'Stop playing');
    const step = Math.max(1, Math.round(this.last / STEPS));
    if (this.board.at == null) this.go(1);
    this.timer = setInterval(() => {
      const next = clamp((this.board.at ?? this.last) + step, 1, this.last);
      this.range.value = next;
      this.go(next);
      if (next >= this.last) this.stop();
    }, BEAT);
    return null;
  }
  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.playing.textContent = '▶';
    this.playing.setAttribute('aria-label', 'Play the journal');
    return null;
  }
  close() {
    this.stop();
  }
}
