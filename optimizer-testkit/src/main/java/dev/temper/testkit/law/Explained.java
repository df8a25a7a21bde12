package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Evidence.Competitor;
import dev.temper.core.decision.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The evidence of a decision is what a look at every value of the rung gives, and the decision follows from it. */
final class Explained implements Invariant {
    @Override
    public String law() {
        return "explained";
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        Evidence evidence = decision.evidence();
        boolean rejects = decision.action() instanceof Action.Reject;
        if (rejects != (evidence.reason() == Reason.REJECTED)) {
            return "a decision with the reason " + evidence.reason();
        }
        int trial = trial(decision.action());
        if (trial < 0) {
            return null;
        }
        if (evidence.reason() == Reason.BELOW_MEDIAN) {
            return Medians.check(trial, decision, account);
        }
        return evidence.rank() > 0 ? ranked(trial, evidence, account) : unranked(trial, evidence, account);
    }

    private static int trial(Action action) {
        if (action instanceof Action.Suggest suggest) {
            return suggest.trial();
        } else if (action instanceof Action.Promote promote) {
            return promote.trial();
        } else if (action instanceof Action.Continue on) {
            return on.trial();
        } else if (action instanceof Action.Pause pause) {
            return pause.trial();
        }
        return action instanceof Action.Stop stop ? stop.trial() : -1;
    }

    private static @Nullable String unranked(int trial, Evidence evidence, Account account) {
        boolean between =
                account.errands().isAdvised(trial) && account.leases().all().isEmpty();
        return switch (evidence.reason()) {
            case NEW, QUEUED, RESUMED, RETRIED, ARCHIVED_BY_USER, ADVISED, UNPROMISING, STOP_REQUESTED -> null;
            case PROMOTED -> between ? null : "a promotion without a rank";
            default -> "reason " + evidence.reason() + " without a rank";
        };
    }

    private static @Nullable String ranked(int trial, Evidence evidence, Account account) {
        Standings rung = account.board().rung(evidence.bracket(), evidence.rung());
        Double loss = rung.loss(trial);
        if (loss == null || account.board().bracket(trial) != evidence.bracket()) {
            return "trial " + trial + " has no value at rung " + evidence.rung();
        }
        if (evidence.size() != rung.size()) {
            return "the rung holds " + rung.size() + " values, the evidence says " + evidence.size();
        }
        int rank = rung.rank(trial);
        if (evidence.rank() != rank || loss(evidence.value(), account) != loss) {
            return "trial " + trial + " has rank " + rank + ", the evidence says " + evidence.rank();
        }
        List<Competitor> given = evidence.competitors().stream()
                .map(other -> new Competitor(other.trial(), loss(other.value(), account)))
                .toList();
        if (!rung.best(Evidence.MOST_COMPETITORS, trial).equals(given)) {
            return "the best others of the rung are not the evidence's competitors";
        }
        return Verdicts.check(trial, loss, evidence, rung, account);
    }

    static double loss(@Nullable Double value, Account account) {
        return value == null || !Double.isFinite(value)
                ? Double.POSITIVE_INFINITY
                : account.definition().metric().toLoss(value) + 0.0;
    }
}
