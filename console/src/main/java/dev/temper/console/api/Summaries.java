package dev.temper.console.api;

import dev.temper.console.api.ExperimentSummary.Best;
import dev.temper.console.api.ExperimentSummary.BudgetAnswer;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Found;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Header;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes summaries of chronicles. */
final class Summaries {
    private static final int MOST_SPARKS = 40;

    /** Below this share of the budget the pace says nothing. */
    private static final double TELLING = 0.02;

    private Summaries() {}

    /** Of an experiment; null when it was never created. */
    static @Nullable ExperimentSummary of(Chronicle chronicle) {
        ExperimentState state = chronicle.state();
        ExperimentDefinition definition = state.header().definition();
        return definition == null ? null : of(chronicle, definition);
    }

    private static ExperimentSummary of(Chronicle chronicle, ExperimentDefinition definition) {
        ExperimentState state = chronicle.state();
        Header header = state.header();
        double progress = progress(definition, state);
        return new ExperimentSummary(
                definition.id(),
                header.status().name(),
                reason(chronicle),
                header.createdAt(),
                header.time(),
                header.sequence(),
                definition.metric().name(),
                GoalAnswer.word(definition.metric().goal()),
                definition.metrics().objectives().stream().map(GoalAnswer::of).toList(),
                state.trials().size(),
                state.leases(),
                state.count(TrialStatus.PAUSED) + state.count(TrialStatus.WAITING),
                state.count(TrialStatus.COMPLETED),
                state.count(TrialStatus.STOPPED),
                state.count(TrialStatus.FAILED),
                cost(header.spentMicros()),
                cost(header.reservedMicros()),
                BudgetAnswer.of(definition.budget()),
                definition.ladder().full().epochs(),
                header.annotation().tags(),
                header.annotation().notes(),
                best(state),
                progress,
                remaining(header, progress),
                spark(chronicle));
    }

    static double cost(long micros) {
        return (double) micros / Ladder.FULL_COST;
    }

    private static @Nullable Best best(ExperimentState state) {
        Integer number = state.header().bestTrial();
        Double value = state.header().bestValue();
        Trial trial = number == null ? null : state.trials().get(number);
        return trial == null || value == null
                ? null
                : new Best(trial.number(), value, trial.progress().epoch(), ParameterMap.of(trial.configuration()));
    }

    private static double progress(ExperimentDefinition definition, ExperimentState state) {
        if (isOver(state)) {
            return 1;
        }
        Integer trials = definition.budget().trials();
        Long cost = definition.budget().costMicros();
        double ofTrials = trials == null ? 0 : (double) ended(state) / trials;
        double ofCost = cost == null ? 0 : (double) state.header().spentMicros() / cost;
        return Math.min(1, Math.max(ofTrials, ofCost));
    }

    private static int ended(ExperimentState state) {
        return state.count(TrialStatus.COMPLETED) + state.count(TrialStatus.STOPPED) + state.count(TrialStatus.FAILED);
    }

    private static boolean isOver(ExperimentState state) {
        return state.header().completed() || state.header().status() == ExperimentStatus.ARCHIVED;
    }

    private static @Nullable Long remaining(Header header, double progress) {
        boolean telling = header.status() == ExperimentStatus.RUNNING && progress >= TELLING && progress < 1;
        return telling ? (Long) Math.round((header.time() - header.createdAt()) * (1 - progress) / progress) : null;
    }

    private static @Nullable String reason(Chronicle chronicle) {
        List<Decision> decisions = chronicle.decisions();
        if (!chronicle.state().header().completed()) {
            return null;
        }
        int last = decisions.size() - 1;
        while (last >= 0 && !(decisions.get(last).action() instanceof Action.Complete)) {
            last--;
        }
        return last < 0 ? null : decisions.get(last).evidence().reason().name();
    }

    private static List<List<Double>> spark(Chronicle chronicle) {
        List<List<Double>> points = new ArrayList<>();
        List<Found> bests = chronicle.finds().bests();
        for (Found found : bests.subList(Math.max(0, bests.size() - MOST_SPARKS), bests.size())) {
            points.add(List.of(found.cost(), found.value()));
        }
        return points;
    }
}
