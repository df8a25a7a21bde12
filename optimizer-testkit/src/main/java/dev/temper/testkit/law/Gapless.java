package dev.temper.testkit.law;

import dev.temper.core.decision.Decision;
import org.jspecify.annotations.Nullable;

/** Decisions are numbered without gaps and name the entry that caused them. */
final class Gapless implements Invariant {
    @Override
    public String law() {
        return "gapless";
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        if (decision.number() != account.lastNumber() + 1) {
            return "decision " + decision.number() + " follows decision " + account.lastNumber();
        }
        if (decision.sequence() != account.distinct()) {
            return "decision " + decision.number() + " names sequence " + decision.sequence() + " and not "
                    + account.distinct();
        }
        return decision.time() == observed.entry().time()
                ? null
                : "decision " + decision.number() + " does not bear its entry's time";
    }
}
