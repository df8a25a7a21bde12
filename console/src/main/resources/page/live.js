// What the stream says, put into what was read before, so that a report is seen without another request.
import { decisionShape } from './words.js';

const MARK = { stopped: 'stop', paused: 'pause', promote: 'promote', failed: 'fail', full: 'complete' };
/** Beyond this many curves, they are read anew and reduced by the server. */
const MOST = 750;

/** Adds reports and marks; false if the curves should be read anew: a report does not say for which named task it is. */
export function applyToCurves(curves, event, metric) {
  if (curves.trials.some(curve => curve.rungs?.length)) return !event.reports.length && !event.decisions.length;
  const byTrial = new Map(curves.trials.map(curve => [curve.trial, curve]));
  for (const report of event.reports) {
    if (!(metric in report.values)) continue;
    let curve = byTrial.get(report.trial);
    if (!curve) {
      curve = { trial: report.trial, status: 'RUNNING', rung: 0, best: false, epochs: [], values: [], sequences: [] };
      curves.trials.push(curve);
      curves.total++;
      byTrial.set(report.trial, curve);
    }
    if (curve.epochs.length && report.epoch <= curve.epochs.at(-1)) cutBack(curve, report.epoch);
    curve.epochs.push(report.epoch);
    curve.values.push(report.values[metric]);
    curve.sequences.push(report.sequence);
  }
  for (const trial of event.trials) {
    const curve = byTrial.get(trial.trial);
    if (curve) Object.assign(curve, { status: trial.status, rung: trial.rung });
  }
  for (const decision of event.decisions) {
    const curve = byTrial.get(decision.trial),
      kind = MARK[decisionShape(decision)];
    if (!curve?.epochs.length || !kind) continue;
    curves.marks.push({
      trial: decision.trial,
      epoch: curve.epochs.at(-1),
      value: curve.values.at(-1),
      kind,
      decision: decision.number,
      sequence: decision.sequence,
    });
  }
  const best = event.experiment.best?.trial;
  for (const curve of curves.trials) curve.best = curve.trial === best;
  return curves.trials.length <= MOST;
}

/** A trial that went on from its checkpoint reports some epochs again: the newer count. */
function cutBack(curve, epoch) {
  const keep = curve.epochs.findIndex(e => e >= epoch);
  for (const list of [curve.epochs, curve.values, curve.sequences]) list.length = keep;
}

/** Trials beyond this many are left to the next reading: they are among the best, or not shown. */
const MOST_TRIALS = 4000;

export function applyToTrials(page, byTrial, event) {
  for (const trial of event.trials) {
    const old = byTrial.get(trial.trial);
    if (old) Object.assign(old, trial);
    else if (page.trials.length < MOST_TRIALS) {
      page.trials.push(trial);
      byTrial.set(trial.trial, trial);
    }
  }
  page.total = event.experiment.trials;
}
