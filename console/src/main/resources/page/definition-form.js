// A small form that writes a definition in YAML. What it cannot say is written in the YAML beside it.
import { button, el } from './dom.js';
import { field, select } from './controls.js';

const TYPES = [
  ['double', 'real number'],
  ['int', 'whole number'],
  ['categorical', 'one of (no order)'],
  ['values', 'one of (in order)'],
];
const SCALES = [
  ['linear', 'linear'],
  ['log', 'log'],
  ['power-of-two', 'power of two'],
];
/** A text as YAML: JSON is YAML. Names that need no quotes get none. */
const scalar = text =>
  /^[A-Za-z_][\w.-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)
      ? text
      : JSON.stringify(text);

export const FIRST = {
  id: '',
  metric: 'loss',
  goal: 'minimize',
  epochs: '27',
  trials: '60',
  cost: '',
  parallel: '2',
  method: 'temper',
  parameters: [{ name: 'learning_rate', type: 'double', min: '0.0001', max: '1', scale: 'log', values: '', default: '' }],
};

function parameterYaml(p) {
  const listed = p.type === 'categorical' || p.type === 'values',
    parts = [`name: ${scalar(p.name)}`, `type: ${p.type}`];
  if (listed)
    parts.push(
      `values: [${p.values
        .split(',')
        .map(v => v.trim())
        .filter(Boolean)
        .map(v => (p.type === 'categorical' ? JSON.stringify(v) : scalar(v)))
        .join(', ')}]`,
    );
  else parts.push(`min: ${p.min || '?'}`, `max: ${p.max || '?'}`, ...(p.scale === 'linear' ? [] : [`scale: ${p.scale}`]));
  if (p.default) parts.push(`default: ${p.type === 'categorical' ? JSON.stringify(p.default) : scalar(p.default)}`);
  return `  - {${parts.join(', ')}}`;
}

export function yaml(form) {
  const budget = [form.trials && `trials: ${form.trials}`, form.cost && `cost: ${form.cost}`].filter(Boolean).join(', ');
  return [
    `id: ${form.id ? scalar(form.id) : ''}`,
    `metric: {name: ${scalar(form.metric)}, goal: ${form.goal}}`,
    'parameters:',
    ...form.parameters.map(parameterYaml),
    `tasks: {epochs: {max: ${form.epochs}}}`,
    `budget: {${budget}}`,
    `parallel: ${form.parallel}`,
    `method: ${form.method}`,
    '',
  ].join('\n');
}

/** The form's element; `changed(form)` runs after each change. */
export function definitionForm(form, changed) {
  const rows = el('div', { class: 'rows' });
  const text = (label, key, attributes, note) =>
    field(
      label,
      key,
      {
        value: form[key],
        autocomplete: 'off',
        oninput: event => {
          form[key] = event.target.value.trim();
          changed(form);
        },
        ...attributes,
      },
      note,
    );
  const choice = (label, key, choices) =>
    el(
      'div',
      { class: 'field' },
      el(
        'label',
        {},
        label,
        select(label, choices, form[key], value => {
          form[key] = value;
          changed(form);
        }),
      ),
    );
  const drawRows = () => rows.replaceChildren(...form.parameters.map((p, i) => parameterRow(p, i)));
  function parameterRow(p, i) {
    const listed = p.type === 'categorical' || p.type === 'values';
    const input = (key, label, extra) =>
      el('input', {
        value: p[key],
        'aria-label': `${label} of parameter ${i + 1}`,
        placeholder: label,
        autocomplete: 'off',
        oninput: event => {
          p[key] = event.target.value.trim();
          changed(form);
        },
        ...extra,
      });
    const pick = (key, label, choices) =>
      select(`${label} of parameter ${i + 1}`, choices, p[key], value => {
        p[key] = value;
        drawRows();
        changed(form);
      });
    return el(
      'div',
      { class: 'prow' },
      input('name', 'name'),
      pick('type', 'Type', TYPES),
      ...(listed
        ? [input('values', 'values, with commas', { class: 'wide' })]
        : [
            input('min', 'from', { inputmode: 'decimal' }),
            input('max', 'to', { inputmode: 'decimal' }),
            pick('scale', 'Scale', p.type === 'int' ? SCALES : SCALES.slice(0, 2)),
          ]),
      input('default', 'default'),
      button(
        '✕',
        () => {
          form.parameters.splice(i, 1);
          drawRows();
          changed(form);
        },
        { 'aria-label': `Remove parameter ${i + 1}`, disabled: form.parameters.length === 1 },
      ),
    );
  }
  drawRows();
  return el(
    'div',
    { class: 'form' },
    text(
      'Id',
      'id',
      { maxlength: 100, placeholder: 'digits-1' },
      'Its name on every topic: letters, digits, dot, hyphen, underscore.',
    ),
    el(
      'div',
      { class: 'two' },
      text('Metric', 'metric', {}, 'As training reports it.'),
      choice('Goal', 'goal', [
        ['minimize', 'minimize'],
        ['maximize', 'maximize'],
      ]),
    ),
    el(
      'fieldset',
      {},
      el('legend', {}, 'Parameters'),
      rows,
      button('Add a parameter', () => {
        form.parameters.push({ name: '', type: 'double', min: '', max: '', scale: 'linear', values: '', default: '' });
        drawRows();
        rows.lastChild.querySelector('input').focus();
        changed(form);
      }),
    ),
    el(
      'div',
      { class: 'two' },
      text('Epochs, at most', 'epochs', { inputmode: 'numeric' }),
      text('At a time', 'parallel', { inputmode: 'numeric' }, 'Trials that train together.'),
    ),
    el(
      'div',
      { class: 'two' },
      text('Trials, at most', 'trials', { inputmode: 'numeric' }),
      text('Cost, at most', 'cost', { inputmode: 'decimal', placeholder: 'no limit' }, 'In full trainings.'),
    ),
    choice('Method', 'method', [
      ['temper', 'temper: rungs and model'],
      ['asha', 'asha: rungs only'],
      ['hyperband', 'hyperband'],
      ['random', 'random: every trial in full'],
    ]),
  );
}
