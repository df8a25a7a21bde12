// What trials are compared at: epochs, at the rungs, or tasks that have names.
import { plain } from './numbers.js';
import { epochs } from './words.js';

/** Epochs at which trials are compared, in order; none with named tasks. */
export const rungEpochs = experiment =>
  [...new Set((experiment.rungs ?? []).map(r => r.epochs).filter(epoch => epoch > 0))].sort((a, b) => a - b);
/** Names of the tasks, the cheapest first; null where trials are compared by epochs. */
export const taskNames = experiment => experiment.definition?.tasks?.named?.map(task => task.name) ?? null;

/** What leases can be for, in words, the cheapest first. */
export function levels(experiment) {
  const rungs = rungEpochs(experiment);
  return taskNames(experiment) ?? (rungs.length > 1 ? rungs.map(epoch => `to epoch ${epoch}`) : ['training']);
}
/** Which of the levels a lease is for. */
export function levelOf(experiment, lease) {
  if (taskNames(experiment)) return lease.rung;
  const rungs = rungEpochs(experiment),
    i = rungs.findIndex(epoch => lease.to <= epoch);
  return i < 0 ? Math.max(0, rungs.length - 1) : i;
}
/** Which of the levels a trial has come to. */
export const reachedLevel = (experiment, trial) =>
  Math.max(0, taskNames(experiment) ? trial.rung : rungEpochs(experiment).findLastIndex(epoch => trial.epoch >= epoch));

/** How far a trial was trained: its epochs, or its task. */
export const reached = (experiment, trial) => (taskNames(experiment) ? (taskNames(experiment)[trial.rung] ?? '–') : plain(trial.epoch));
export const afterWhat = (experiment, trial) =>
  taskNames(experiment) ? `at ${reached(experiment, trial)}` : `after ${epochs(trial.epoch)}`;
/** What a lease was for, as a row of a tooltip. */
export const leaseRow = (experiment, lease) =>
  taskNames(experiment) ? ['task', taskNames(experiment)[lease.rung]] : ['epochs', `${lease.from} to ${lease.to}`];
/** Where a point of a placed curve is, as a row of a tooltip. */
export const pointRow = (experiment, place) =>
  taskNames(experiment) ? ['task', taskNames(experiment)[place - 1] ?? '–'] : ['epoch', place];

/**
 * Curves with named tasks, with the place of a task, from 1, in place of the epoch: each task's last report counts.
 * Curves by epochs are what they are.
 */
export function placed(curves) {
  if (!curves.trials.some(curve => curve.rungs?.length)) return curves;
  const trials = curves.trials.map(curve => {
    const last = curve.rungs.map((_, i) => i).filter(i => curve.rungs[i + 1] !== curve.rungs[i]),
      pick = list => last.map(i => list[i]);
    return { ...curve, epochs: pick(curve.rungs).map(rung => rung + 1), values: pick(curve.values), sequences: pick(curve.sequences) };
  });
  const byTrial = new Map(curves.trials.map(curve => [curve.trial, curve]));
  const marks = curves.marks.map(mark => {
    const { sequences, rungs } = byTrial.get(mark.trial),
      at = sequences.findLastIndex(sequence => sequence <= mark.sequence);
    return { ...mark, epoch: at < 0 ? 0 : rungs[at] + 1 };
  });
  return { ...curves, trials, marks, band: [] };
}
