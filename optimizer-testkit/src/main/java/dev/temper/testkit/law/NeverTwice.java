package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.space.Configuration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No configuration is suggested twice, trials are numbered without gaps, and a promotion keeps the configuration. */
final class NeverTwice implements Invariant {
    private final Map<Configuration, Integer> suggested = new LinkedHashMap<>();

    @Override
    public String law() {
        return "never twice";
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        if (decision.action() instanceof Action.Suggest suggest) {
            Integer earlier = suggested.put(suggest.configuration(), suggest.trial());
            return earlier == null ? null : "trials " + earlier + " and " + suggest.trial() + " are the same";
        }
        if (decision.action() instanceof Action.Promote promote) {
            Integer trial = suggested.get(promote.configuration());
            return trial != null && trial == promote.trial()
                    ? null
                    : "trial " + promote.trial() + " goes on with another configuration";
        }
        return null;
    }
}
