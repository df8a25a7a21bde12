package dev.temper.testkit.law;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.experiment.Offer;
import dev.temper.core.experiment.SlotId;
import dev.temper.core.trial.Target;
import org.jspecify.annotations.Nullable;

/**
 * A trial goes on from a checkpoint only on a slot that sees it, and is trained again from scratch only if no slot that
 * sees it waits.
 */
final class Kept implements Invariant {
    @Override
    public String law() {
        return "kept";
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        return decision.action() instanceof Action.Promote promote ? promoted(promote, observed, account) : null;
    }

    private static @Nullable String promoted(Action.Promote promote, Observed observed, Account account) {
        Whereabouts.Checkpoint kept = account.whereabouts.of(promote.trial(), account.definition());
        Target target = promote.target();
        if (kept == null) {
            return target.fromEpoch() == 0 ? null : "trial " + promote.trial() + " goes on from no checkpoint";
        }
        String storage = account.whereabouts.storage(promote.assignee().toString());
        boolean sees = kept.storage().equals(storage);
        if (target.fromEpoch() != (sees ? kept.epoch() : 0)) {
            return "trial " + promote.trial() + ", kept on \"" + kept.storage() + "\" at epoch " + kept.epoch()
                    + ", goes on from epoch " + target.fromEpoch() + " on \"" + storage + "\"";
        }
        return sees || !waits(kept.storage(), observed)
                ? null
                : "trial " + promote.trial() + " is trained again though a slot that sees its checkpoint waits";
    }

    private static boolean waits(String storage, Observed observed) {
        for (PersistentMap.Entry<SlotId, Offer> offer : observed.after().offers()) {
            if (offer.value().waits() && offer.value().storage().equals(storage)) {
                return true;
            }
        }
        return false;
    }
}
