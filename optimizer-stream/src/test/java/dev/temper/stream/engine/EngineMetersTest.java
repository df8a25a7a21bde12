package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.schemas.topic.Topic;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import io.micrometer.core.instrument.Counter;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine counts is what it decided, whatever became of its transactions. */
class EngineMetersTest {
    /** Each would count twice what an aborted transaction derived, and what the next one derives again. */
    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void anAbortedTransactionIsNotCountedTwice(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        engine.foldWithAborts(played, new Random(seed));

        assertThat(decisions(engine)).isEqualTo(kinds(played));
        assertThat(total(engine, "temper.journal.events"))
                .isEqualTo(played.journal().size());
        assertThat(engine.meters().get("temper.decision.latency").timers())
                .allSatisfy(timer -> assertThat(timer.count()).isPositive());
        assertThat(total(engine, "temper.rejections")).isEqualTo((double) played.allDecisions().stream()
                .filter(decision -> decision.action() instanceof Action.Reject)
                .count());
        assertThat(experiments(engine, played.last().header().status())).isEqualTo(1);
    }

    /** The engine's own state tells what its memory cannot: nothing was folded yet in this process. */
    @Test
    void aNewProcessKnowsWhereEveryExperimentStands() {
        Played played = Simulation.play(Scenarios.faulty(1));
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        played.journal().forEach(entry -> engine.process(Journals.id(played), entry));
        JournalEntry created = played.journal().get(0);
        engine.process("nobody-made-this", played.journal().get(1));
        engine.process("a", created);
        engine.restart();

        assertThat(experiments(engine, played.last().header().status())).isEqualTo(1);
        assertThat(total(engine, "temper.journal.events")).isZero();
        assertThat(engine.meters().get("temper.experiments").gauges().stream()
                        .mapToDouble(gauge -> gauge.value())
                        .sum())
                .isEqualTo(1);
        engine.close();
        assertThat(experiments(engine, played.last().header().status())).isZero();
    }

    @Test
    void deadLettersAreCountedByReasonOnce() {
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        SortedMap<Bytes, byte[]> before = engine.snapshot();
        engine.process(new byte[] {'a'}, new byte[] {1, 2});
        engine.abortTo(before, 0);
        engine.process(new byte[] {'a'}, new byte[] {1, 2});
        assertThat(engine.sent(Topic.DEAD_LETTERS)).hasSize(1);
        assertThat(engine.meters()
                        .get("temper.dead.letters")
                        .tags("stage", "engine", "reason", "malformed")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static double total(EngineHarness engine, String name) {
        return engine.meters().get(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static double experiments(EngineHarness engine, ExperimentStatus status) {
        return engine.meters()
                .get("temper.experiments")
                .tag("status", status.name().toLowerCase(Locale.ROOT))
                .gauge()
                .value();
    }

    private static Map<String, Long> decisions(EngineHarness engine) {
        Map<String, Long> counts = new TreeMap<>();
        for (Counter counter : engine.meters().get("temper.decisions").counters()) {
            if (counter.count() > 0) {
                counts.put(String.valueOf(counter.getId().getTag("kind")), (long) counter.count());
            }
        }
        return counts;
    }

    private static Map<String, Long> kinds(Played played) {
        return played.allDecisions().stream()
                .map(Decision::action)
                .collect(Collectors.groupingBy(
                        action -> action.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.counting()));
    }
}
