// A table whose head sorts, whose rows act on click and Enter, and in which the arrow keys go from row to row.
import { acting, button, el } from './dom.js';

/**
 * `columns`: [{key, title, number?, cell: row => node or text, class?, sortable?}]. `act(row)` runs for a row; `sort` is {key, ascending, change(key)}.
 */
export function table(columns, rows, { act, sort, selected, label, empty = 'Nothing here.' } = {}) {
  const head = columns.map(column =>
    el(
      'th',
      {
        class: column.number ? 'n' : null,
        scope: 'col',
        'aria-sort': sort && sort.key === column.key ? (sort.ascending ? 'ascending' : 'descending') : null,
      },
      sort && column.sortable !== false && column.title
        ? button([column.title, sort.key === column.key ? (sort.ascending ? ' ↑' : ' ↓') : ''], () => sort.change(column.key))
        : column.title,
    ),
  );
  const body = rows.map(row =>
    el(
      'tr',
      {
        class: act ? 'click' : null,
        ...(act ? acting(() => act(row)) : {}),
        'aria-selected': selected ? String(selected(row)) : null,
      },
      columns.map(column =>
        el(
          'td',
          {
            class:
              [column.number ? 'n' : '', typeof column.class === 'function' ? column.class(row) : (column.class ?? '')]
                .join(' ')
                .trim() || null,
          },
          column.cell(row),
        ),
      ),
    ),
  );
  return el(
    'table',
    { class: 'grid', 'aria-label': label, onkeydown: move },
    el('thead', {}, el('tr', {}, head)),
    el('tbody', {}, rows.length ? body : el('tr', {}, el('td', { colspan: columns.length, class: 'muted' }, empty))),
  );
}

function move(event) {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.target.tagName !== 'TR') return;
  const next = event.key === 'ArrowDown' ? event.target.nextElementSibling : event.target.previousElementSibling;
  if (next) {
    next.focus();
    event.preventDefault();
  }
}
