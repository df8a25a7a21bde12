package dev.temper.console.chronicle;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Header;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What was found for which cost: each new best, in full and at any epoch, and each training in full. Not thread safe. */
public final class Finds {
    private final List<Found> bests = new ArrayList<>();
    private final List<Found> full = new ArrayList<>();
    private final List<Found> any = new ArrayList<>();

    /** Each time that the best changed. */
    public List<Found> bests() {
        return bests;
    }

    /** Each trial that was trained in full. */
    public List<Found> full() {
        return full;
    }

    /** What had been found up to a sequence. */
    Finds until(long last) {
        Finds past = new Finds();
        past.bests.addAll(Rising.upTo(last, bests, Found::sequence));
        past.full.addAll(Rising.upTo(last, full, Found::sequence));
        past.any.addAll(Rising.upTo(last, any, Found::sequence));
        return past;
    }

    /** Each report that was better than all before, whatever its epoch. */
    public List<Found> any() {
        return any;
    }

    /** Takes a report that was heard: the values of a named task are not compared with those of others. */
    void heard(ExperimentState after, int trial, List<Reported> values) {
        Header header = after.header();
        ExperimentDefinition definition = header.definition();
        if (definition == null
                || !definition.ladder().passesRungs()
                || !definition.metrics().allow(values)) {
            return;
        }
        Metric metric = definition.metric();
        for (Reported one : values) {
            if (one.metric().equals(metric.name())
                    && Double.isFinite(one.value())
                    && (any.isEmpty()
                            || metric.toLoss(one.value())
                                    < metric.toLoss(any.get(any.size() - 1).value()))) {
                any.add(new Found(
                        (double) header.spentMicros() / Ladder.FULL_COST,
                        header.time(),
                        one.value(),
                        trial,
                        header.sequence()));
            }
        }
    }

    void take(ExperimentState before, ExperimentState after, Iterable<Integer> touched) {
        Header header = after.header();
        double cost = (double) header.spentMicros() / Ladder.FULL_COST;
        Integer best = header.bestTrial();
        Double value = header.bestValue();
        if (best != null
                && value != null
                && !Objects.equals(value, before.header().bestValue())) {
            bests.add(new Found(cost, header.time(), value, best, header.sequence()));
        }
        for (int number : touched) {
            Trial now = after.trials().get(number);
            Trial then = before.trials().get(number);
            Double reached = now == null ? null : now.progress().value();
            if (now != null
                    && reached != null
                    && now.status() == TrialStatus.COMPLETED
                    && (then == null || then.status() != TrialStatus.COMPLETED)) {
                full.add(new Found(cost, header.time(), reached, number, header.sequence()));
            }
        }
    }
}
