package dev.temper.testkit.law;

import dev.temper.core.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A law as a check. Each method says what is wrong, or null. They are called in this order: with an entry that the
 * account does not hold yet, with each of its decisions when the account holds the entry and the decisions before,
 * and with the outcome when the account holds all of it.
 */
public interface Invariant {
    /** The law's name. */
    String law();

    /** The entry is about to be taken into the account. */
    default @Nullable String entry(Observed observed, Account account) {
        return null;
    }

    /** One of its decisions is about to be taken into the account. */
    default @Nullable String decision(Observed observed, Decision decision, Account account) {
        return null;
    }

    /** All of it is in the account. */
    default @Nullable String outcome(Observed observed, Account account) {
        return null;
    }
}
