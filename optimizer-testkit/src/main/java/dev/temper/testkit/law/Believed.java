package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.trial.Stream;

/** What a decision does to trials and leases, if one believes it. */
final class Believed {
    private Believed() {}

    static void take(Decision decision, Account account) {
        Action action = decision.action();
        if (action instanceof Action.Suggest suggest) {
            account.board().assign(suggest.trial(), decision.evidence().bracket());
            Stream payer = account.errands().grant(suggest.trial(), decision, suggest.target(), account.ladder());
            account.leases().grant(suggest.trial(), suggest.lease(), suggest.assignee(), payer, suggest.target());
        } else if (action instanceof Action.Promote promote) {
            account.board().rests(promote.trial(), -1);
            Stream payer = account.errands().grant(promote.trial(), decision, promote.target(), account.ladder());
            account.leases().grant(promote.trial(), promote.lease(), promote.assignee(), payer, promote.target());
        } else {
            takeOnLease(decision, action, account);
        }
    }

    private static void takeOnLease(Decision decision, Action action, Account account) {
        if (action instanceof Action.Continue on) {
            Held held = account.leases().get(on.lease());
            if (held != null) {
                account.leases().extend(held, on.target());
            }
        } else if (action instanceof Action.Stop stop) {
            account.leases().ending(stop.lease(), false);
            account.board().rests(stop.trial(), -1);
        } else if (action instanceof Action.Pause pause && !account.leases().ending(pause.lease(), true)) {
            account.board().rests(pause.trial(), decision.evidence().rung());
        }
    }
}
