// The definition of an experiment as it was created: to read, to copy, to start another from.
import { address } from './address.js';
import { experimentPath, get, may } from './api.js';
import { save } from './csv.js';
import { button, el, toast } from './dom.js';

export function definitionView(id) {
  const element = el('div', {});
  return {
    element,
    title: `Definition of ${id}`,
    trail: [
      [id, ['experiments', id]],
      ['definition', null],
    ],
    async open() {
      const { definitionText: text } = await get(experimentPath(id));
      const copy = async () => {
        try {
          await navigator.clipboard.writeText(text);
          toast('The definition is copied.');
        } catch {
          getSelection().selectAllChildren(element.querySelector('pre'));
          toast('Selected: copy it with Ctrl+C.');
        }
      };
      element.replaceChildren(
        el(
          'div',
          { class: 'titlebar' },
          el('h1', {}, `Definition of ${id}`),
          el('span', { class: 'grow' }),
          button('Copy', copy),
          button('Download', () => save(`${id}.yaml`, text, 'application/yaml')),
          may('write') && el('a', { class: 'button main', href: address(['create'], { from: id }) }, 'New from this'),
        ),
        el('div', { class: 'panel' }, el('pre', { class: 'definition', tabindex: 0 }, text)),
      );
    },
    update: () => {},
    redraw: () => {},
    close: () => {},
  };
}
