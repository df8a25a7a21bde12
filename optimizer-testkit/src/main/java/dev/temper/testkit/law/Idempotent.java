package dev.temper.testkit.law;

import org.jspecify.annotations.Nullable;

/** An event that was delivered before changes nothing and decides nothing. */
final class Idempotent implements Invariant {
    @Override
    public String law() {
        return "idempotent";
    }

    @Override
    public @Nullable String entry(Observed observed, Account account) {
        if (observed.isNew()) {
            return null;
        }
        if (!observed.decisions().isEmpty()) {
            return "a repeated event decided " + observed.decisions();
        }
        return observed.before().equals(observed.after()) ? null : "a repeated event changed the state";
    }
}
