package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * When it is worth computing a proposal. It saves work and decides nothing: a proposal depends on the state that it is
 * computed from, not on why it was.
 */
public final class Occasion {
    private Occasion() {}

    /**
     * Whether something has changed that a model would want to know: a value that it learns from, a run that began or
     * ended, a proposal that grows old.
     *
     * @param proposer who knows what it learns from
     * @param last the state that was last computed from, whatever came of it; null for never
     * @param now a later state of the same experiment
     */
    public static boolean isDue(Proposer proposer, @Nullable ExperimentState last, ExperimentState now) {
        ExperimentDefinition definition = now.header().definition();
        if (definition == null || now.header().status() != ExperimentStatus.RUNNING) {
            return false;
        }
        return last == null
                || now.header().leases() > last.header().leases()
                || isExtended(last, definition)
                || isOld(definition, last, now)
                || hasEnded(last, now)
                || isObserved(proposer, last, now);
    }

    @SuppressWarnings("ReferenceEquality") // a definition is another object only where it was read again, or extended
    private static boolean isExtended(ExperimentState last, ExperimentDefinition now) {
        ExperimentDefinition before = last.header().definition();
        return before != now && !now.equals(before);
    }

    /** A proposal is renewed at half of the life that the machine gives it. */
    private static boolean isOld(ExperimentDefinition definition, ExperimentState last, ExperimentState now) {
        long life = definition.proposalLife(
                now.header().epochs(), now.observations().size());
        return now.header().sequence() - last.header().sequence() > life / 2;
    }

    private static boolean hasEnded(ExperimentState last, ExperimentState now) {
        for (PersistentMap.Difference<Integer, Trial> change : PersistentMap.differences(last.trials(), now.trials())) {
            Trial before = change.before();
            Trial after = change.after();
            if (before != null && after != null && before.lease() != null && after.lease() == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isObserved(Proposer proposer, ExperimentState last, ExperimentState now) {
        for (PersistentMap.Difference<Long, Observation> change :
                PersistentMap.differences(last.observations(), now.observations())) {
            if (proposer.learnsFrom(Observation.epoch(change.key()))) {
                return true;
            }
        }
        return false;
    }
}
