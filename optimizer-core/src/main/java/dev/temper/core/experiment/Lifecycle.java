package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.Configurations;
import dev.temper.core.space.Space;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import org.jspecify.annotations.Nullable;

/** What users do to an experiment. */
final class Lifecycle {
    private Lifecycle() {}

    static void create(Draft draft, ExperimentDefinition definition) {
        if (draft.isCreated()) {
            draft.reject(RejectReason.EXPERIMENT_EXISTS);
        } else if (!definition.learnFrom().isKnown()
                || !DefinitionCheck.check(definition).isEmpty()) {
            draft.reject(RejectReason.INVALID_DEFINITION);
        } else {
            draft.create(Plan.of(definition));
        }
    }

    static void queue(Draft draft, Configuration asked) {
        RejectReason over = over(draft);
        Space space = draft.plan().definition().space();
        if (over != null) {
            draft.reject(over);
            return;
        }
        if (!Configurations.canFit(space.parameters(), asked)) {
            draft.reject(RejectReason.INVALID_PARAMETERS);
            return;
        }
        Configuration configuration = Configurations.inOrder(space.parameters(), asked);
        if (!ConfigurationCheck.check(space, configuration).isEmpty()) {
            draft.reject(RejectReason.INVALID_PARAMETERS);
        } else if (draft.queue.isTaken(configuration)) {
            draft.reject(RejectReason.DUPLICATE_PARAMETERS);
        } else {
            draft.queued++;
            draft.queue = draft.queue.add(draft.queued, configuration);
        }
    }

    static void pause(Draft draft) {
        RejectReason over = over(draft);
        if (over != null) {
            draft.reject(over);
        } else if (draft.status != ExperimentStatus.RUNNING) {
            draft.reject(RejectReason.ALREADY_PAUSED);
        } else {
            draft.status = ExperimentStatus.PAUSED;
        }
    }

    static void resume(Draft draft) {
        RejectReason over = over(draft);
        if (over != null) {
            draft.reject(over);
        } else if (draft.status == ExperimentStatus.RUNNING) {
            draft.reject(RejectReason.NOT_PAUSED);
        } else {
            draft.status = ExperimentStatus.RUNNING;
        }
    }

    /** A complete experiment may still be archived; then nothing is left to stop. */
    static void archive(Draft draft, @Nullable String reason) {
        if (draft.status == ExperimentStatus.ARCHIVED) {
            draft.reject(RejectReason.EXPERIMENT_ARCHIVED);
            return;
        }
        draft.status = ExperimentStatus.ARCHIVED;
        for (PersistentMap.Entry<TrialBook.Holder, Boolean> holder :
                draft.trials().holders()) {
            Trial trial = draft.trials().rows().get(holder.key().trial());
            Lease lease = trial == null ? null : trial.lease();
            if (trial != null && lease != null && trial.status() != TrialStatus.STOPPING) {
                draft.put(trial.with(TrialStatus.STOPPING));
                draft.decide(
                        new Action.Stop(trial.number(), lease.number()),
                        Evidence.of(Reason.ARCHIVED_BY_USER).noted(reason));
            }
        }
    }

    /** Only what was archived before, and has come to rest: so nothing that is under way is lost by mistake. */
    static void erase(Draft draft) {
        if (draft.status != ExperimentStatus.ARCHIVED) {
            draft.reject(RejectReason.NOT_ARCHIVED);
        } else if (!draft.trials().holders().isEmpty()) {
            draft.reject(RejectReason.TRIALS_RUNNING);
        } else {
            draft.erase();
        }
    }

    /** Why nothing more can be asked of the experiment, or null. */
    static @Nullable RejectReason over(Draft draft) {
        if (draft.status == ExperimentStatus.ARCHIVED) {
            return RejectReason.EXPERIMENT_ARCHIVED;
        }
        return draft.completed ? RejectReason.EXPERIMENT_COMPLETE : null;
    }
}
