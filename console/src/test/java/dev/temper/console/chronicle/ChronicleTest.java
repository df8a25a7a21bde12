package dev.temper.console.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Metric;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Trial;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of an experiment is what its journal has, whatever went wrong in it. */
final class ChronicleTest {
    private static Chronicle of(List<Line> lines) {
        Chronicle chronicle = new Chronicle(Lines.EXPERIMENT);
        lines.forEach(chronicle::take);
        return chronicle;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void hasTheDecisionsAsTheyWereTaken(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        Chronicle chronicle = of(Lines.of(played));
        assertThat(chronicle.decisions()).isEqualTo(played.allDecisions());
        for (int i = 0; i < chronicle.decisions().size(); i++) {
            assertThat(chronicle.decisions().get(i).number()).isEqualTo(i + 1L);
        }
    }

    /** A restart reads again what it has read already. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void linesThatAreReadAgainChangeNothing(long seed) {
        List<Line> lines = Lines.of(Simulation.play(Scenarios.faulty(seed)));
        Chronicle once = of(lines);
        List<Line> again = new ArrayList<>(lines.subList(0, lines.size() * 2 / 3));
        again.addAll(lines.subList(lines.size() / 3, lines.size()));
        Chronicle twice = of(again);
        assertThat(twice.state()).isEqualTo(once.state());
        assertThat(twice.decisions()).isEqualTo(once.decisions());
        assertThat(List.copyOf(twice.leases().all()))
                .isEqualTo(List.copyOf(once.leases().all()));
        assertThat(twice.finds().bests()).isEqualTo(once.finds().bests());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void leasesAndCurvesAreThoseOfTheTrials(long seed) {
        Chronicle chronicle = of(Lines.of(Simulation.play(Scenarios.faulty(seed))));
        Set<Long> running = new HashSet<>();
        long reports = 0;
        for (PersistentMap.Entry<Integer, Trial> row : chronicle.state().trials()) {
            if (row.value().lease() != null) {
                running.add(row.value().lease().number());
            }
            Curve curve = chronicle.trial(row.key()).curve();
            reports += curve.size();
            for (int i = 1; i < curve.size(); i++) {
                assertThat(curve.sequence(i)).isGreaterThan(curve.sequence(i - 1));
            }
        }
        assertThat(chronicle.leases().all())
                .hasSize((int) chronicle.state().header().leases());
        for (LeaseSpan span : chronicle.leases().all()) {
            LeaseSpan.End end = span.end();
            assertThat(end == null).as("lease %d runs", span.lease()).isEqualTo(running.contains(span.lease()));
            assertThat(end == null || end.sequence() > span.granted()).isTrue();
        }
        long counted = 0;
        for (int count : chronicle.density().counts(chronicle.sequence())) {
            counted += count;
        }
        assertThat(counted).isEqualTo(reports).isPositive();
    }

    /** Each report that was better than all before, and none other: the last is the best of all curves. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void theBestAtAnyEpochIsTheBestOfAllReportsSoFar(long seed) {
        Chronicle chronicle = of(Lines.of(Simulation.play(Scenarios.faulty(seed))));
        ExperimentDefinition definition =
                Objects.requireNonNull(chronicle.state().header().definition());
        Metric metric = definition.metric();
        List<Found> any = chronicle.finds().any();
        if (!definition.ladder().passesRungs() || !definition.metrics().limits().isEmpty()) {
            assertThat(definition.ladder().passesRungs() || any.isEmpty()).isTrue();
            return;
        }
        SortedMap<Long, Double> reports = new TreeMap<>();
        for (int trial = 1; trial <= chronicle.state().trials().size(); trial++) {
            Curve curve = chronicle.trial(trial).curve();
            for (int i = 0; i < curve.size(); i++) {
                reports.put(curve.sequence(i), metric.toLoss(curve.value(metric.name(), i)));
            }
        }
        List<Long> better = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (Map.Entry<Long, Double> report : reports.entrySet()) {
            if (Double.isFinite(report.getValue()) && report.getValue() < best) {
                best = report.getValue();
                better.add(report.getKey());
            }
        }
        assertThat(any).extracting(Found::sequence).isEqualTo(better);
    }

    /** The past is derived anew by the machine, also when one goes back in it. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void thePastIsAsItWas(long seed) {
        List<Line> lines = Lines.of(Simulation.play(Scenarios.faulty(seed)));
        Chronicles chronicles = new Chronicles(4, 1_000_000);
        chronicles.readFrom((experiment, after, wanted) -> read(lines, after, wanted));
        long last = chronicles.read(Lines.EXPERIMENT, Chronicle::sequence);
        for (long at : new long[] {last / 2, last / 3, last - 1, 1, last}) {
            ExperimentState then = ExperimentState.empty();
            for (Line line : lines) {
                if (then.header().sequence() < at) {
                    then = ExperimentMachine.step(then, line.entry()).state();
                }
            }
            ExperimentState found = chronicles.readAt(Lines.EXPERIMENT, at, Chronicle::state);
            assertThat(found).as("at %d", at).isEqualTo(then);
            assertThat(chronicles.stateAt(Lines.EXPERIMENT, at)).isEqualTo(then);
        }
    }

    /** What is told of the past is a part of what is told now: it must be what was told then, and nothing of later. */
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void whatIsToldOfThePastIsWhatWasToldThen(long seed) {
        List<Line> lines = Lines.of(Simulation.play(Scenarios.faulty(seed)));
        Chronicles chronicles = new Chronicles(4, 1_000_000);
        chronicles.readFrom((experiment, after, wanted) -> read(lines, after, wanted));
        long last = chronicles.read(Lines.EXPERIMENT, Chronicle::sequence);
        for (long at = last - 1; at > 0; at -= Math.max(1, last / 9)) {
            Chronicle then = new Chronicle(Lines.EXPERIMENT);
            for (Line line : lines) {
                if (then.sequence() < at) {
                    then.take(line);
                }
            }
            assertThat(chronicles.readAt(Lines.EXPERIMENT, at, ChronicleTest::told))
                    .as("at %d of %d", at, last)
                    .isEqualTo(told(then));
        }
    }

    private static List<Object> told(Chronicle chronicle) {
        List<Object> told = new ArrayList<>(List.of(
                chronicle.decisions(),
                chronicle.leases().all(),
                chronicle.leases().open(),
                chronicle.leases().endedAfter(chronicle.sequence() / 2),
                chronicle.finds().bests(),
                chronicle.finds().full(),
                chronicle.costs().points(chronicle.state()),
                Arrays.toString(chronicle.density().counts(chronicle.sequence())),
                chronicle.heard().keySet()));
        for (int number = 1; number <= chronicle.state().trials().size(); number++) {
            TrialChronicle trial = chronicle.trial(number);
            told.add(List.of(trial.decisions(), trial.leases(), trial.seconds(), trial.gpuSeconds()));
            told.add(String.valueOf(trial.failure()));
            for (String metric : trial.curve().metrics()) {
                told.add(metric
                        + Arrays.toString(trial.curve().values(metric))
                        + Arrays.toString(trial.curve().sequences()));
            }
        }
        return told;
    }

    /** Else going back in a long journal would begin at its start. */
    @Test
    void aStateIsKeptNotFarBeforeAnyPlace() {
        Chronicle chronicle = of(Lines.of(Simulation.play(Scenarios.faulty(51))));
        long last = chronicle.sequence();
        assertThat(last).isGreaterThan(300);
        for (long place = 1; place <= last; place += 7) {
            assertThat(place - chronicle.before(place).sequence()).isBetween(0L, Math.max(100, last / 3));
        }
    }

    private static void read(List<Line> lines, long after, Predicate<Line> wanted) {
        for (Line line : lines) {
            if (line.offset() > after && !wanted.test(line)) {
                return;
            }
        }
    }
}
