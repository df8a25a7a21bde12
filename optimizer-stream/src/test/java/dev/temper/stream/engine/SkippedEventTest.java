package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.schemas.topic.Topic;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event that the machine fails on is skipped whole, and the others are folded as if it had never been. */
class SkippedEventTest {
    private static final String BOMB = "bomb";
    private final Played played = Simulation.play(Scenarios.faulty(1));
    private final String id = Journals.id(played);
    private final JournalEntry bomb =
            new JournalEntry(new EventId(BOMB, 1), 1_700_000_000_000L, new Event.ExperimentPaused());

    static Stream<Supplier<Throwable>> faultsOfTheRecord() {
        return Stream.of(
                () -> new IllegalStateException("no such rung"),
                () -> new ArithmeticException("/ by zero"),
                () -> new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheRecord")
    void isADeadLetterWithItsExceptionAndLeavesNothingElse(Supplier<Throwable> fault) {
        EngineHarness engine = new EngineHarness(Journals.CONFIG, failing(fault));
        List<JournalEntry> journal = played.journal();
        int half = journal.size() / 2;
        journal.subList(0, half).forEach(entry -> engine.process(id, entry));
        SortedMap<Bytes, byte[]> before = engine.snapshot();
        int sent = engine.sent().size();

        engine.process(id, bomb);

        assertThat(engine.snapshot()).isEqualTo(before);
        assertThat(engine.sent()).hasSize(sent + 1);
        DeadLetter letter = (DeadLetter) Journals.read(
                Topic.DEAD_LETTERS,
                engine.sent(Topic.DEAD_LETTERS).get(0).value().get());
        assertThat(letter.getReason()).isEqualTo("INTERNAL");
        assertThat(letter.getDetail())
                .contains("the event was skipped")
                .contains(fault.get().toString())
                .contains(", at " + SkippedEventTest.class.getName());
        assertThat(letter.getValue().array()).isEqualTo(Journals.record(id, bomb, half));
        journal.subList(half, journal.size()).forEach(entry -> engine.process(id, entry));
        assertThat(engine.decisions()).isEqualTo(Journals.expected(played));
    }

    /** Nobody published those: to skip the event would lose it. */
    static Stream<Supplier<Throwable>> faultsOfOthers() {
        return Stream.of(
                () -> new OutOfMemoryError("Java heap space"), () -> new NoClassDefFoundError("org/rocksdb/RocksDB"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfOthers")
    void isNotSkippedForWhatItIsNotToBlameFor(Supplier<Throwable> fault) {
        EngineHarness engine = new EngineHarness(Journals.CONFIG, failing(fault));
        assertThatThrownBy(() -> engine.process(id, bomb))
                .isInstanceOf(fault.get().getClass());
        assertThat(engine.sent()).isEmpty();
    }

    @Test
    void aRegistryThatIsAwayIsNoFaultOfARecord() {
        var config = Journals.config(Map.of("schema.registry.url", "http://127.0.0.1:1"));
        EngineHarness engine = new EngineHarness(config);
        assertThatThrownBy(() -> engine.process(id, played.journal().get(0)))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(engine.sent()).isEmpty();
    }

    /** A machine that fails on one producer's events. */
    private static GuardedStep.Machine failing(Supplier<Throwable> fault) {
        return (state, entry) -> {
            if (entry.id().producer().equals(BOMB)) {
                fail(fault.get());
            }
            return ExperimentMachine.step(state, entry);
        };
    }

    private static void fail(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }
}
