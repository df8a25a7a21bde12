package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is suggested is in the search space: complete, within bounds, by its conditions, and not ruled out. */
final class Allowed implements Invariant {
    @Override
    public String law() {
        return "allowed";
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        if (!(decision.action() instanceof Action.Suggest suggest)) {
            return null;
        }
        List<Problem> problems = ConfigurationCheck.check(account.definition().space(), suggest.configuration());
        return problems.isEmpty() ? null : "trial " + suggest.trial() + ": " + problems;
    }
}
