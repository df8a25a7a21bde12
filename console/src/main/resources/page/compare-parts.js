// What both comparisons have: lines told apart by colour and dash, and a table of differences.
import { el } from './dom.js';
import { keyLine } from './panel.js';
import { parse } from './address.js';
import { colours } from './theme.js';

/** Colour and dash together tell lines apart. */
const LINES = [
  ['promote', 'solid'],
  ['stopped', 'dashed'],
  ['full', 'solid'],
  ['failed', 'dotted'],
  ['running', 'dashed'],
  ['ink', 'dotted'],
  ['paused', 'solid'],
];
export const lineOf = i => ({ color: colours[LINES[i % LINES.length][0]], type: LINES[i % LINES.length][1] });
const DASHES = { solid: 'M0 5H16', dashed: 'M0 5H6M9 5H15', dotted: 'M1 5H3M6 5H8M11 5H13' };
/** The key of a line. */
export const key = (i, text) => keyLine(lineOf(i).color, text, DASHES[lineOf(i).type], 2);

/** A table of properties down, things across; rows that differ come first, and say so. */
export function differences(heads, rows) {
  const row = ({ name, cells, texts }) =>
    el(
      'tr',
      {},
      el('td', { class: 'text', title: name }, name),
      cells.map((cell, i) => el('td', { class: 'n text', title: texts[i] }, cell)),
    );
  const differs = ({ texts }) => new Set(texts).size > 1,
    part = (title, list) =>
      list.length
        ? [el('tr', { class: 'part' }, el('th', { colspan: heads.length + 1, scope: 'colgroup' }, title)), ...list.map(row)]
        : [];
  return el(
    'div',
    { class: 'scroll-x' },
    el(
      'table',
      { class: 'grid compare', 'aria-label': 'Comparison' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', {}),
          heads.map(head => el('th', { class: 'n', scope: 'col' }, head)),
        ),
      ),
      el(
        'tbody',
        {},
        part('What differs', rows.filter(differs)),
        part(
          'What is the same',
          rows.filter(r => !differs(r)),
        ),
      ),
    ),
  );
}
/** A row of `differences` whose cells are texts. */
export const textRow = (name, texts) => ({ name, cells: texts, texts });

/** The least that a panel needs of a board. */
export function holder(id) {
  return { id, data: {}, param: (name, fallback = null) => parse().params.get(name) ?? fallback };
}
export const lineSeries = (i, name, data, extra) => ({
  type: 'line',
  name,
  data,
  symbol: 'circle',
  symbolSize: 4,
  itemStyle: { color: lineOf(i).color },
  lineStyle: { ...lineOf(i), width: 2 },
  endLabel: {
    show: true,
    formatter: name.length > 20 ? `${name.slice(0, 19)}…` : name,
    color: lineOf(i).color,
    fontSize: 11,
    fontFamily: colours.font,
  },
  ...extra,
});
