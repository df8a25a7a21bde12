// The frame of a plot: title, controls, key, the plot itself, and what every plot can do: numbers, pictures, link, enlarge.
import { change, changed, parse } from './address.js';
import { library, Plot } from './chart.js';
import { save, saveCsv } from './csv.js';
import { button, el, svg, toast } from './dom.js';
import { glyph } from './words.js';

/** Keys of what is drawn: shapes with their words. */
export const keyBox = (colour, text) =>
  el(
    'span',
    {},
    svg('svg', { width: 10, height: 10, 'aria-hidden': 'true' }, svg('rect', { width: 10, height: 10, fill: colour })),
    text,
  );
export const keyDot = (colour, text) =>
  el(
    'span',
    {},
    svg('svg', { width: 10, height: 10, 'aria-hidden': 'true' }, svg('circle', { cx: 5, cy: 5, r: 4, fill: colour })),
    text,
  );
export const keyLine = (colour, text, path = 'M0 5H16', width = 2) =>
  el(
    'span',
    {},
    svg(
      'svg',
      { width: 16, height: 10, 'aria-hidden': 'true' },
      svg('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': width }),
    ),
    text,
  );
export const keyGlyph = (kind, text) => el('span', {}, glyph(kind), text);
export const keyNote = text => el('span', { class: 'muted' }, text);

/**
 * A panel of `spec`: {name, title, span, height, needs: [resource], sub?, controls?, key?, option, empty?, csv, click?, after?, shown?}.
 * Functions of it take the board. `option` is null when there is nothing to draw; `empty` says why.
 */
export class Panel {
  constructor(board, spec) {
    this.board = board;
    this.spec = spec;
    this.head = el('div', { class: 'head' });
    this.key = el('div', { class: 'key' });
    this.host = el('div', { class: 'plot' });
    this.host.style.height = `${spec.height}px`;
    this.none = el('p', { class: 'none', hidden: true });
    this.element = el(
      'section',
      { class: `panel c${spec.span}`, 'aria-label': spec.title, 'data-plot': spec.name },
      this.head,
      this.key,
      this.host,
      this.none,
    );
    this.plot = null;
  }

  /** Whether this experiment has no use for it. */
  get gone() {
    return this.spec.shown ? !this.spec.shown(this.board) : false;
  }
  get needs() {
    return this.gone ? [] : this.spec.needs;
  }
  get live() {
    return this.spec.live;
  }

  /** Whether the address has it enlarged; it is from here on. */
  enlarge() {
    const large = this.board.param('plot') === this.spec.name;
    this.element.classList.toggle('large', large);
    return large;
  }

  /** Draws from what the board has; resolves when it stands. */
  async draw() {
    const { board, spec } = this,
      large = this.enlarge();
    // Not `hidden`: what is not laid out is never seen, and could not come back.
    this.element.classList.toggle('gone', this.gone);
    if (this.gone) return;
    this.drawHead(large);
    const option = spec.option(board, this);
    this.host.hidden = !option;
    this.none.hidden = !!option;
    this.key.replaceChildren(...(option ? (spec.key?.(board) ?? []) : []));
    if (!option) {
      this.none.textContent = spec.empty?.(board) ?? 'Nothing to draw yet.';
      return;
    }
    try {
      const echarts = await library();
      if (this.closed) return;
      // Only now: another drawing may have made it meanwhile.
      this.plot ??= new Plot(echarts, this.host);
    } catch (problem) {
      this.none.hidden = false;
      this.none.textContent = problem.message;
      return;
    }
    this.plot.draw(option, spec.click && (params => spec.click(params, board)));
    spec.after?.(this, board);
    this.element.dataset.drawn = String(Number(this.element.dataset.drawn ?? 0) + 1);
  }

  drawHead(large) {
    const { board, spec } = this,
      focused = document.activeElement?.getAttribute?.('aria-label'),
      inside = this.head.contains(document.activeElement);
    const file = `${board.id}-${spec.name}`;
    this.head.replaceChildren(
      el('h2', {}, spec.title),
      el('span', { class: 'sub' }, spec.sub?.(board) ?? ''),
      el('span', { class: 'grow' }),
      ...(spec.controls?.(board) ?? []),
      el(
        'span',
        { class: 'tools' },
        button('CSV', () => saveCsv(`${file}.csv`, ...spec.csv(board)), {
          'aria-label': `Download the numbers of ${spec.title}`,
          title: 'Download the numbers',
        }),
        button('SVG', () => this.plot && save(`${file}.svg`, this.plot.svg(), 'image/svg+xml'), {
          'aria-label': `Save ${spec.title} as SVG`,
          title: 'Save as a vector picture',
        }),
        button('PNG', () => this.plot && save(`${file}.png`, this.plot.png()), {
          'aria-label': `Save ${spec.title} as PNG`,
          title: 'Save as a picture',
        }),
        button('Link', () => this.link(), {
          'aria-label': `Copy the address of ${spec.title}`,
          title: 'Copy the address of this plot',
        }),
        el(
          'a',
          {
            href: changed({ plot: large ? null : spec.name }),
            role: 'button',
            class: 'tool',
            'aria-label': `${large ? 'Shrink' : 'Enlarge'} ${spec.title}`,
            title: large ? 'Back (Escape)' : 'Enlarge; Escape goes back',
            onclick: event => {
              event.preventDefault();
              change({ plot: large ? null : spec.name }, true);
            },
          },
          large ? '✕' : '⤢',
        ),
      ),
    );
    if (inside && focused)
      [...this.head.querySelectorAll('[aria-label]')].find(x => x.getAttribute('aria-label') === focused)?.focus();
  }

  async link() {
    const url = new URL(changed({ plot: this.spec.name }), location.href).href;
    try {
      await navigator.clipboard.writeText(url);
      toast('The address is copied.');
    } catch {
      change({ plot: this.spec.name }, true);
      toast('Copy the address from the browser: it is that of this plot now.');
    }
  }

  close() {
    this.closed = true;
    this.plot?.close();
  }
}

/** Escape shrinks an enlarged plot; true if there was one. */
export function shrink() {
  if (!parse().params.get('plot')) return false;
  change({ plot: null });
  return true;
}
