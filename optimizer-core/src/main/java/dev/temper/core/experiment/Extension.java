package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event.ExperimentExtended;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.Rungs;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;

/**
 * An experiment is allowed more than it was created with. A complete one runs again. With longer trainings everything
 * stands as if the ladder had had its new rungs from the beginning, but for the sizes of brackets and the unit of cost,
 * which stay: what was trained in full rests at the rung that was the last, and the best of it go on.
 */
final class Extension {
    /** To index a trial anew. */
    private static final long OPERATIONS = 100;

    private final Draft draft;
    private final Plan before;
    private final Plan after;

    private Extension(Draft draft, Plan after) {
        this.draft = draft;
        this.before = draft.plan();
        this.after = after;
    }

    static void of(Draft draft, ExperimentExtended event) {
        ExperimentDefinition definition = draft.plan().definition();
        if (draft.status == ExperimentStatus.ARCHIVED) {
            draft.reject(RejectReason.EXPERIMENT_ARCHIVED);
        } else if (!ExtensionCheck.check(definition, event).isEmpty()) {
            draft.reject(RejectReason.INVALID_EXTENSION);
        } else {
            new Extension(draft, Plan.of(ExtensionCheck.extended(definition, event))).apply();
        }
    }

    private void apply() {
        if (after.lastRung() > before.lastRung()) {
            lengthen();
        } else {
            draft.replan(draft.trials().with(after));
        }
        draft.improvedMicros = draft.ledger.spent().total();
        if (draft.completed) {
            draft.completed = false;
            draft.status = ExperimentStatus.RUNNING;
            draft.desk = draft.desk.vacated();
        }
    }

    /** Every rung is indexed anew: O(n log n) in the number of trials, once. */
    private void lengthen() {
        PersistentMap<Integer, Trial> rows = draft.trials().rows();
        draft.effort.spend(rows.size() * OPERATIONS);
        for (PersistentMap.Entry<Integer, Trial> row : rows) {
            rows = rows.put(row.key(), reopened(row.value()));
        }
        TrialBook book = TrialBook.restore(after, rows);
        if (after.schedule().stops()) {
            for (PersistentMap.Entry<Integer, Trial> row : draft.trials().rows()) {
                Trial trial = book.rows().get(row.key());
                if (trial != null && trial.status() != row.value().status()) {
                    rows = rows.put(row.key(), judged(book.rungs(), trial));
                }
            }
            book = TrialBook.restore(after, rows);
        }
        draft.replan(book);
    }

    /** What was trained in full rests, or will when its process has ended. */
    private Trial reopened(Trial trial) {
        long full = Observation.key(trial.number(), before.ladder().key(before.lastRung()));
        if (!isFull(trial) || !draft.observations.rows().has(full)) {
            return trial;
        }
        if (trial.progress().epoch() < before.ladder().key(before.lastRung())) {
            // It had converged below: what it would have shown at the end is asked of itself now.
            draft.observations = draft.observations.without(after, full);
        }
        return switch (trial.status()) {
            case COMPLETED -> trial.with(trial.isKept() ? TrialStatus.WAITING : TrialStatus.PAUSED);
            case STOPPING -> trial.with(TrialStatus.PAUSING);
            default -> trial;
        };
    }

    private boolean isFull(Trial trial) {
        if (trial.progress().runs().isEmpty()) {
            return false;
        }
        RungRun last = trial.progress().last();
        Double value = last.value();
        return last.rung() == before.lastRung() && value != null && !value.isNaN();
    }

    /** Where a trial that is not among the best stops for good, one that came to that rung before is no exception. */
    private Trial judged(Rungs rungs, Trial trial) {
        RungId id = new RungId(trial.bracket(), before.lastRung());
        if (trial.isKept() || after.schedule().passes(rungs, id, rungs.rank(id, trial), draft.isClosed())) {
            return trial;
        }
        return trial.with(trial.lease() == null ? TrialStatus.STOPPED : TrialStatus.STOPPING);
    }
}
