package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import org.jspecify.annotations.Nullable;

/** Users rule: no lease while the experiment is paused, none once it is archived or complete. */
final class Governed implements Invariant {
    @Override
    public String law() {
        return "governed";
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        Action action = decision.action();
        if (action instanceof Action.Complete && account.complete()) {
            return "completed twice";
        }
        boolean grants = action instanceof Action.Suggest || action instanceof Action.Promote;
        if (!grants) {
            return null;
        }
        if (account.complete() || account.archived()) {
            return "a lease after the end";
        }
        return account.paused() ? "a lease while paused" : null;
    }
}
