package dev.temper.testkit.law;

import dev.temper.core.definition.Budget;
import org.jspecify.annotations.Nullable;

/** Never more trials or cost than the budget, and the machine's ledger is the recount's to the last millionth. */
final class Exact implements Invariant {
    @Override
    public String law() {
        return "exact";
    }

    @Override
    public @Nullable String outcome(Observed observed, Account account) {
        if (!account.created()) {
            return null;
        }
        Budget budget = account.definition().budget();
        Integer trials = budget.trials();
        if (trials != null && account.suggested() > trials) {
            return account.suggested() + " trials of " + trials;
        }
        Long cost = budget.costMicros();
        long used = account.leases().spentMicros() + account.leases().reservedMicros();
        if (cost != null && used > cost) {
            return "cost " + account.leases().spentMicros() + " spent and "
                    + account.leases().reservedMicros() + " reserved of " + cost;
        }
        return ledger(observed, account);
    }

    private static @Nullable String ledger(Observed observed, Account account) {
        var header = observed.after().rows().header();
        if (header.spentMicros() != account.leases().spentMicros()) {
            return "the state says " + header.spentMicros() + " spent, the journal "
                    + account.leases().spentMicros();
        }
        if (header.reservedMicros() != account.leases().reservedMicros()) {
            return "the state says " + header.reservedMicros() + " reserved, the journal "
                    + account.leases().reservedMicros();
        }
        return null;
    }
}
