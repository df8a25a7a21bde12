// What users may do to an experiment. Each action asks for a reason, which goes on record.
import { go } from './address.js';
import { experimentPath, may, offer, send } from './api.js';
import { field, formDialog } from './controls.js';
import { button, el, toast } from './dom.js';

const REASON = (required = false) =>
  field(
    'Reason',
    'reason',
    { maxlength: 1000, required, autocomplete: 'off', placeholder: 'what others should know' },
    'It stays in the journal, with your name where there is one.',
  );
const number = value => (value === '' || value == null ? null : Number(value));

/** Sends, says that it was taken, and lets the stream bring what follows. */
async function post(method, path, body, said) {
  const answer = await send(method, path, body);
  toast(said);
  return answer;
}

/** Not every server takes a reason: then none is asked for. */
const takesReason = operation => operation?.requestBody != null;
const simple = (board, verb, title, note, said, danger) => {
  const reasoned = takesReason(offer('post', `/experiments/{id}/${verb}`));
  formDialog(
    `${title} ${board.id}?`,
    [el('p', {}, note), ...(reasoned ? [REASON()] : [])],
    title,
    ({ reason }) => post('POST', experimentPath(board.id, `/${verb}`), reasoned ? { reason: reason || null } : null, said),
    danger,
  );
};

function extend(board) {
  const { budget, maxEpochs } = board.experiment;
  formDialog(
    `Extend ${board.id}`,
    [
      el(
        'p',
        {},
        'What it has learnt stays, and the best trials go on from their checkpoints. Leave a field empty to keep what it has.',
      ),
      field('Trials, at most', 'trials', {
        type: 'number',
        min: (budget.trials ?? 0) + 1,
        step: 1,
        placeholder: budget.trials ?? 'no limit',
      }),
      field('Cost, in full trainings', 'cost', { type: 'number', min: 0, step: 'any', placeholder: budget.cost ?? 'no limit' }),
      field('Epochs, at most', 'maxEpochs', { type: 'number', min: maxEpochs + 1, step: 1, placeholder: maxEpochs }),
      REASON(),
    ],
    'Extend',
    ({ trials, cost, maxEpochs: longer, reason }) =>
      post(
        'POST',
        experimentPath(board.id, '/extension'),
        { trials: number(trials), cost: number(cost), maxEpochs: number(longer), reason: reason || null },
        'Extended. It goes on when an agent has a free slot.',
      ),
  );
}
const clone = board =>
  formDialog(
    `Clone ${board.id}`,
    [
      el('p', {}, 'The same definition under a new id. It starts from nothing. Leave a field empty to keep what the old one has.'),
      field('New id', 'id', { required: true, maxlength: 100, value: `${board.id}-2` }),
      field('Trials, at most', 'trials', { type: 'number', min: 1, step: 1, placeholder: board.experiment.budget.trials ?? 'no limit' }),
      field('Cost, in full trainings', 'cost', {
        type: 'number',
        min: 0,
        step: 'any',
        placeholder: board.experiment.budget.cost ?? 'no limit',
      }),
      field('Seed', 'seed', { type: 'number', step: 1, placeholder: 'the same' }, 'With another, other configurations are drawn.'),
    ],
    'Clone',
    async ({ id, trials, cost, seed }) => {
      const body = { id, trials: number(trials), cost: number(cost), seed: number(seed) };
      const answer = await post('POST', experimentPath(board.id, '/clone'), body, 'Cloned.');
      go(['experiments', answer.id ?? id]);
    },
  );

const annotate = board =>
  formDialog(
    `Notes and tags of ${board.id}`,
    [
      field('Notes', 'notes', { tag: 'textarea', rows: 6, value: board.experiment.notes ?? '' }),
      field('Tags', 'tags', { value: (board.experiment.tags ?? []).join(', '), autocomplete: 'off' }, 'Separated by commas.'),
    ],
    'Save',
    ({ notes, tags }) =>
      post(
        'PUT',
        experimentPath(board.id, '/notes'),
        {
          notes,
          tags: tags
            .split(',')
            .map(t => t.trim())
            .filter(Boolean),
        },
        'Saved.',
      ),
  );

const erase = board =>
  formDialog(
    `Delete ${board.id}?`,
    [
      el('p', {}, 'Its data leave the topics. Only a tombstone stays, which says that it was there. This cannot be undone.'),
      REASON(),
      field(`Write ${board.id} to confirm`, 'confirm', { required: true, autocomplete: 'off' }),
    ],
    'Delete',
    async ({ confirm, reason }) => {
      if (confirm !== board.id) throw new Error(`That is not ${board.id}.`);
      await post('DELETE', experimentPath(board.id), { reason: reason || null }, 'Deleted.');
      go([]);
    },
    true,
  );

/** The buttons that the experiment's state and the user's role allow. */
export function actions(board) {
  const { status } = board.experiment,
    running = status === 'RUNNING',
    resumable = status === 'PAUSED' || status === 'QUARANTINED';
  if (!may('write') || board.at != null) return [];
  const has = (method, rest) => offer(method, `/experiments/{id}${rest}`) != null;
  return [
    running &&
      has('post', '/pause') &&
      button('Pause', () =>
        simple(
          board,
          'pause',
          'Pause',
          'What runs goes on to its target and rests there. Nothing new starts until you resume it.',
          'Paused.',
        ),
      ),
    resumable &&
      has('post', '/resume') &&
      button('Resume', () => simple(board, 'resume', 'Resume', 'Its trials go on as soon as a slot is free.', 'Resumed.')),
    (status === 'COMPLETE' || running || resumable) && has('post', '/extension') && button('Extend', () => extend(board)),
    has('post', '/clone') && button('Clone', () => clone(board)),
    has('put', '/notes') && button('Notes', () => annotate(board)),
    status !== 'ARCHIVED' &&
      has('post', '/archive') &&
      button('Archive', () =>
        simple(
          board,
          'archive',
          'Archive',
          'It ends for good, and what runs is stopped. Everything can still be read.',
          'Archived.',
          true,
        ),
      ),
    status === 'ARCHIVED' && may('delete') && has('delete', '') && button('Delete', () => erase(board), { class: 'danger' }),
  ].filter(Boolean);
}

/** Stop or keep one trial by hand. */
export function trialActions(board, trial) {
  if (!may('write') || board.at != null || board.ended || !offer('post', '/experiments/{id}/trials/{trial}/stop')) return [];
  const act = (verb, title, note, said) => () =>
    formDialog(
      `${title} trial ${trial.trial}?`,
      [el('p', {}, note), REASON(true)],
      title,
      ({ reason }) => post('POST', experimentPath(board.id, `/trials/${trial.trial}/${verb}`), { reason: reason || null }, said),
      verb === 'stop',
    );
  const over = ['STOPPING', 'COMPLETED', 'STOPPED', 'FAILED'].includes(trial.status);
  return over
    ? []
    : [
        button('Stop', act('stop', 'Stop', 'It ends with its next report, and is not tried again.', 'It will be stopped.')),
        button('Keep', act('keep', 'Keep', 'It goes on to the end, whatever its rung or the model says.', 'It will be kept.')),
      ];
}
