package dev.temper.testkit.law;

import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Method.Trait;
import dev.temper.core.trial.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account of each stream is the recount's, and as long as trials may start the rungs get their tenth of the cost,
 * but for what is under way: a full training for each lease, and for each that had to go on after a loss.
 */
final class RungsShare implements Invariant {
    private static final long ONE_IN = 10;

    private long resumed;

    @Override
    public String law() {
        return "shares";
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        Reason reason = decision.evidence().reason();
        resumed += reason == Reason.RESUMED || reason == Reason.RETRIED ? 1 : 0;
        return null;
    }

    @Override
    public @Nullable String outcome(Observed observed, Account account) {
        if (!account.created()) {
            return null;
        }
        for (Stream stream : Stream.values()) {
            long recount = account.leases().spentMicros(stream);
            if (observed.after().spent(stream) != recount) {
                return "the state says " + observed.after().spent(stream) + " spent by " + stream + ", the journal "
                        + recount;
            }
        }
        ExperimentDefinition definition = account.definition();
        if (!definition.method().has(Trait.STREAMS) || isClosed(observed, account)) {
            return null;
        }
        long allowance = (definition.parallel() + 2L + resumed)
                * definition.ladder().full().costMicros();
        long owed = account.leases().spentMicros() / ONE_IN - account.leases().spentMicros(Stream.RUNGS);
        return owed <= allowance ? null : "the rungs are " + owed + " millionths short of their share";
    }

    private static boolean isClosed(Observed observed, Account account) {
        Integer trials = account.definition().budget().trials();
        return observed.after().header().exhausted() || (trials != null && account.suggested() >= trials);
    }
}
