package dev.temper.console.api;

import dev.temper.console.api.CurvesAnswer.BandAnswer;
import dev.temper.console.api.CurvesAnswer.Mark;
import dev.temper.console.api.CurvesAnswer.TrialCurve;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Curve;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Learning curves of a chronicle, as many as can be looked at. */
final class ShownCurves {
    /** Of more trials, quantiles are taken of so many, evenly chosen. */
    private static final int MOST_IN_BAND = 5_000;

    private final Chronicle chronicle;
    private final String metric;

    ShownCurves(Chronicle chronicle, String metric) {
        this.chronicle = chronicle;
        this.metric = metric;
    }

    /**
     * The answer.
     *
     * @param wanted trials to show; all are candidates if empty
     * @param most trials shown: the running and the furthest first
     * @param points of each, at least 4
     */
    CurvesAnswer answer(Set<Integer> wanted, int most, int points) {
        List<Trial> reported = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : chronicle.state().trials()) {
            if (chronicle.trial(row.key()).curve().has(metric)) {
                reported.add(row.value());
            }
        }
        List<Trial> candidates = wanted.isEmpty()
                ? reported
                : reported.stream()
                        .filter(trial -> wanted.contains(trial.number()))
                        .toList();
        List<Trial> shown = Firsts.of(candidates, this::furthestFirst, most);
        shown.sort(Comparator.comparingInt(Trial::number));
        Set<Integer> numbers = shown.stream().map(Trial::number).collect(Collectors.toCollection(TreeSet::new));
        return new CurvesAnswer(
                metric,
                reported.size(),
                shown.stream().map(trial -> curve(trial, points)).toList(),
                band(reported),
                marks(numbers));
    }

    /** The best, then those that run, then those that came furthest. */
    private int furthestFirst(Trial one, Trial other) {
        int by = Integer.compare(standing(one), standing(other));
        by = by != 0
                ? by
                : Integer.compare(other.progress().epoch(), one.progress().epoch());
        by = by != 0
                ? by
                : Integer.compare(other.progress().rung(), one.progress().rung());
        return by != 0 ? by : Integer.compare(one.number(), other.number());
    }

    private int standing(Trial trial) {
        Integer best = chronicle.state().header().bestTrial();
        if (best != null && trial.number() == best) {
            return 0;
        }
        return trial.status() == TrialStatus.RUNNING ? 1 : 2;
    }

    private TrialCurve curve(Trial trial, int points) {
        Curve curve = chronicle.trial(trial.number()).curve();
        Integer best = chronicle.state().header().bestTrial();
        double[] values = curve.values(metric);
        int[] kept = Thinning.keepExtremes(values, points);
        return new TrialCurve(
                trial.number(),
                trial.status().name(),
                trial.progress().rung(),
                best != null && best == trial.number(),
                Arrays.stream(kept).map(curve::epoch).toArray(),
                Arrays.stream(kept).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(kept).mapToLong(curve::sequence).toArray(),
                hasNamedTasks() ? rungs(trial, curve, kept) : new int[0]);
    }

    private boolean hasNamedTasks() {
        ExperimentDefinition definition = chronicle.state().header().definition();
        return definition != null && !definition.ladder().passesRungs();
    }

    private int[] rungs(Trial trial, Curve curve, int[] kept) {
        return Arrays.stream(kept)
                .map(i -> chronicle.rungAt(trial.number(), curve.sequence(i)))
                .toArray();
    }

    private List<BandAnswer> band(List<Trial> reported) {
        int step = reported.size() / MOST_IN_BAND + 1;
        Map<Integer, List<Double>> byEpoch = new TreeMap<>();
        for (int i = 0; i < reported.size(); i += step) {
            Curve curve = chronicle.trial(reported.get(i).number()).curve();
            for (int at = 0; at < curve.size(); at++) {
                double value = curve.value(metric, at);
                if (Double.isFinite(value)) {
                    byEpoch.computeIfAbsent(curve.epoch(at), epoch -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        List<BandAnswer> band = new ArrayList<>();
        byEpoch.forEach((epoch, values) -> {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            band.add(new BandAnswer(
                    epoch,
                    sorted.length,
                    quantile(sorted, 0.1),
                    quantile(sorted, 0.25),
                    quantile(sorted, 0.5),
                    quantile(sorted, 0.75),
                    quantile(sorted, 0.9)));
        });
        return band;
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private List<Mark> marks(Set<Integer> trials) {
        List<Mark> marks = new ArrayList<>();
        for (int number : trials) {
            for (Decision decision : chronicle.trial(number).decisions()) {
                String kind = kind(decision);
                if (kind != null) {
                    marks.add(mark(number, kind, decision));
                }
            }
        }
        return marks;
    }

    private Mark mark(int number, String kind, Decision decision) {
        Curve curve = chronicle.trial(number).curve();
        int at = curve.size() - 1;
        while (at >= 0 && curve.sequence(at) > decision.sequence()) {
            at--;
        }
        return new Mark(
                number,
                at < 0 ? 0 : curve.epoch(at),
                at < 0 ? null : (Double) curve.value(metric, at),
                kind,
                decision.number(),
                decision.sequence());
    }

    private static @Nullable String kind(Decision decision) {
        Reason reason = decision.evidence().reason();
        if (decision.action() instanceof Action.Stop) {
            return switch (reason) {
                case FULLY_TRAINED -> "complete";
                case FAILURES, DIVERGED -> "fail";
                default -> "stop";
            };
        }
        if (decision.action() instanceof Action.Pause) {
            return "pause";
        }
        boolean goesOn = decision.action() instanceof Action.Promote || decision.action() instanceof Action.Continue;
        return goesOn ? "promote" : null;
    }
}
