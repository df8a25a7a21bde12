package dev.temper.core.experiment;

import dev.temper.core.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Which slots take on a trial that goes on from a checkpoint, where not all agents see the same checkpoints: on any other
 * slot it would be trained again from the beginning, and paid again.
 *
 * <p>The slots that see its checkpoint come first, however long others have waited. As long as there is other work, even
 * a new trial, no other slot takes it: asynchronous methods lose little by a promotion that comes later, and a new trial
 * teaches something, which a repetition does not. A slot that would idle takes it and trains it again, since an end that
 * comes sooner is worth more than a slot that waits for who knows how long. But it leaves it to a slot that sees the
 * checkpoint and is about to be offered again, as it is for a moment after each run, or waits only to cool down.
 *
 * <p>So nobody starves. If slots that see the checkpoint are there, each begins with such trials when it is free. An agent
 * that falls silent is lost, and one that uses a slot otherwise takes it back. If none is there, whoever is free trains
 * the trial again.
 */
@FunctionalInterface
interface Takers {
    /** The storage of the slots that may take on a trial; null to leave it to slots that do not wait now. */
    @Nullable
    String storageFor(Trial trial);

    /**
     * Slots that wait now.
     *
     * @param first the one that has waited longest
     * @param patient whether that slot had rather do anything else than train a trial again
     */
    static Takers waiting(Draft draft, Desk.Free first, boolean patient) {
        return trial -> {
            String home = trial.storage();
            if (home.equals(first.storage()) || !draft.plan().hasCheckpoint(trial)) {
                return first.storage();
            }
            if (draft.desk.next(home) != null) {
                return home;
            }
            // The shared storage belongs to no host that could be gone.
            boolean isThere = home.isEmpty() || draft.desk.slots(home) > 0;
            boolean isFree = draft.desk.slots(home) > draft.trials().leased(home);
            return isThere && (isFree || patient) ? null : first.storage();
        };
    }

    /** Whoever will come, for the question whether there is anything left to do. */
    static Takers expected(Draft draft) {
        Desk.Free first = draft.desk.next();
        return trial -> first == null || draft.desk.slots(trial.storage()) > 0 ? trial.storage() : first.storage();
    }
}
