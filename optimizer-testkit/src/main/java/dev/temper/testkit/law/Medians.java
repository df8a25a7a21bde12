package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Median stopping, by adding up every curve again. */
final class Medians {
    private Medians() {}

    static @Nullable String check(int trial, Decision decision, Account account) {
        if (!(decision.action() instanceof Action.Stop stop)) {
            return "only a stop can follow from a median";
        }
        Held held = account.leases().get(stop.lease());
        if (held == null) {
            return "trial " + trial + " is stopped without a lease";
        }
        Evidence evidence = decision.evidence();
        // A run that was restarted is judged by how far its trial ever came.
        int epoch = account.board().lastEpoch(trial);
        int grace = account.definition().method().grace();
        int from = account.definition().version().sparesGrace() ? Math.min(grace, epoch) : 1;
        List<Double> means = account.board().means(from, epoch, trial);
        if (means.size() != evidence.size()) {
            return means.size() + " others reported epoch " + epoch + ", the evidence says " + evidence.size();
        }
        int count = means.size();
        double median = means.get((count - 1) / 2) / 2 + means.get(count / 2) / 2;
        double best = account.board().best(trial, from);
        boolean same = Explained.loss(evidence.value(), account) == best + 0.0
                && Explained.loss(evidence.cutoff(), account) == median + 0.0;
        if (!same) {
            return "the best value or the median at epoch " + epoch + " is another";
        }
        return best > median && epoch >= grace
                ? null
                : "trial " + trial + " is not worse than the median, or in its grace";
    }
}
