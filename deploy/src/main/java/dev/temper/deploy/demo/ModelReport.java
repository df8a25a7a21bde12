package dev.temper.deploy.demo;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the model added to the demo: how often it was asked, and what it predicted of what it trained in full. */
final class ModelReport {
    private final List<Decision> decisions;
    private final SortedMap<Integer, TrialView> trials;

    ModelReport(List<Decision> decisions, SortedMap<Integer, TrialView> trials) {
        this.decisions = decisions;
        this.trials = trials;
    }

    /** Nothing for a method without a model. */
    void print(PrintWriter out) {
        SortedMap<Integer, Double> predicted = new TreeMap<>();
        int advised = 0;
        int ended = 0;
        int leases = 0;
        for (Decision decision : decisions) {
            Integer granted = granted(decision.action());
            ModelEvidence model = decision.evidence().model();
            leases += granted == null ? 0 : 1;
            if (model != null && granted != null) {
                advised++;
                predicted.put(granted, model.predicted());
            } else if (model != null) {
                ended++;
            }
        }
        if (advised == 0) {
            return;
        }
        out.printf(
                "The model chose %d of %d trainings, and ended %d that had little chance.%n", advised, leases, ended);
        judge(predicted, out);
        out.println();
    }

    private void judge(SortedMap<Integer, Double> predicted, PrintWriter out) {
        double sumPredicted = 0;
        double sumReached = 0;
        double miss = 0;
        int full = 0;
        for (Map.Entry<Integer, Double> one : predicted.entrySet()) {
            TrialView trial = trials.get(one.getKey());
            Double reached = trial == null || trial.getStatus() != TrialStatus.COMPLETED ? null : trial.getValue();
            if (reached != null && Double.isFinite(reached)) {
                full++;
                sumPredicted += one.getValue();
                sumReached += reached;
                miss += Math.abs(one.getValue() - reached);
            }
        }
        if (full > 0) {
            out.printf(
                    Locale.ROOT,
                    "%d of its choices were trained in full: predicted %.2f %% on average, reached %.2f %%, each off by %.2f points.%n",
                    full,
                    100 * sumPredicted / full,
                    100 * sumReached / full,
                    100 * miss / full);
        }
    }

    private static @Nullable Integer granted(Action action) {
        if (action instanceof Action.Suggest suggest) {
            return suggest.trial();
        }
        return action instanceof Action.Promote promote ? promote.trial() : null;
    }
}
