package dev.temper.stream.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.Origin;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.hostile.Mutations.Mutant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Law 9, undisturbed: every leaf of every type of record that a topic carries, with every value that nobody expects.
 * None ends a thread, none is lost without a dead letter, none that is refused changes anything, and after each of them
 * the next good event is served.
 */
class HostileRecordsTest {
    /** The last number of a producer that intake takes. */
    private static final long HIGHEST = Long.MAX_VALUE / 2;

    @TempDir
    Path directory;

    private Intake intake;
    private Engine engine;
    private long number;

    @BeforeEach
    void createExperiments() {
        intake = new Intake(directory.resolve("intake"));
        // With one experiment in memory, each turn to the other reads the rows back: what was taken can be restored.
        engine = new Engine(directory.resolve("engine"), 1);
        for (String experiment : List.of(Good.EXPERIMENT, Good.WITNESS)) {
            input(Topic.EXPERIMENTS, Good.created(experiment, ++number));
            for (int slot = 0; slot < 3; slot++) {
                input(Topic.AGENTS, Good.offer(experiment, ++number, slot, 1));
            }
        }
        number = 10;
        assertThat(engine.state(Good.EXPERIMENT).trials().size()).isEqualTo(3);
    }

    @AfterEach
    void close() {
        intake.close();
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPERIMENTS", "AGENTS", "METRICS", "PROPOSALS", "DECISIONS"})
    void noInputEndsAThreadOrIsLost(Topic topic) {
        List<Mutant> table = table(topic);
        assertThat(table).hasSizeGreaterThan(40);
        int refused = 0;
        for (Mutant mutant : table) {
            List<String> before = intake.state();
            byte[] value = Wire.bytes(topic, mutant.record());
            Intake.Fate fate = intake.take(mutant.name(), topic, key(mutant.record()), value);
            if (fate == Intake.Fate.DEAD_LETTER) {
                refused++;
                assertThat(intake.state()).as(mutant.name()).isEqualTo(before);
            }
            fold(mutant.name());
            witness(mutant.name());
        }
        intake.pass(Duration.ofSeconds(90));
        fold("silence");
        assertThat(refused).isPositive();
        assertThat(intake.refusals()).isEqualTo(refused);
    }

    @Test
    void noRecordOfTheJournalEndsAThreadOrIsLost() {
        List<Mutant> table = table(Topic.JOURNAL);
        assertThat(table).hasSizeGreaterThan(400);
        int refused = 0;
        for (Mutant mutant : table) {
            byte[] value = Wire.bytes(Topic.JOURNAL, mutant.record());
            Engine.Fate fate = engine.take(mutant.name(), key(mutant.record()), value);
            refused += fate == Engine.Fate.DEAD_LETTER ? 1 : 0;
            witness(mutant.name());
        }
        assertThat(engine.publish()).isPositive();
        assertThat(refused).isPositive();
        assertThat(engine.refusals()).isEqualTo(refused);
    }

    /** Such a time ended all threads, and again at every start, at the same offset. */
    @Test
    void aTimeThatNoRecordCanBearIsADeadLetterAndOneFromTheFutureIsNot() {
        byte[] key = Good.EXPERIMENT.getBytes(UTF_8);
        for (long time : new long[] {-1, Long.MIN_VALUE}) {
            SpecificRecord metric =
                    EventCodec.stamp(Good.of(Topic.METRICS).get(0), new Origin("temper.metrics", 0, 41L, time));
            assertThat(engine.take(metric, key, Wire.bytes(Topic.JOURNAL, metric)))
                    .isEqualTo(Engine.Fate.DEAD_LETTER);
            DeadLetter letter = Objects.requireNonNull(engine.letter());
            assertThat(letter.getReason()).isEqualTo("INVALID_EVENT");
            assertThat(letter.getDetail()).contains("header.origin.timestamp is " + time);
        }
        SpecificRecord late =
                EventCodec.stamp(Good.of(Topic.METRICS).get(0), new Origin("temper.metrics", 0, 41L, Long.MAX_VALUE));
        assertThat(engine.take(late, key, Wire.bytes(Topic.JOURNAL, late))).isEqualTo(Engine.Fate.TAKEN);
        witness("times");
    }

    /** Bytes that are no record, keys that are none, gaps and repeats in a producer's numbers, epochs in any order. */
    @Test
    void noBytesKeyOrOrderEndsAThreadOrIsLost() {
        byte[] key = Good.EXPERIMENT.getBytes(UTF_8);
        byte[] good = Wire.bytes(Topic.METRICS, Good.of(Topic.METRICS).get(0));
        for (int length = 0; length < good.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(good, length);
            assertThat(intake.take("cut to " + length, Topic.METRICS, key, cut)).isEqualTo(Intake.Fate.DEAD_LETTER);
            assertThat(engine.take("cut to " + length, key, cut)).isEqualTo(Engine.Fate.DEAD_LETTER);
        }
        for (byte[] bad : new byte[][] {null, {}, new byte[200], "digits ".getBytes(UTF_8), new byte[600_000]}) {
            assertThat(intake.take("a key", Topic.METRICS, bad, good)).isEqualTo(Intake.Fate.DEAD_LETTER);
            assertThat(engine.take("a key", bad, good)).isEqualTo(Engine.Fate.DEAD_LETTER);
        }
        byte[] huge = java.util.Arrays.copyOf(good, 5_000_000);
        assertThat(intake.take("a huge value", Topic.METRICS, key, huge)).isEqualTo(Intake.Fate.DEAD_LETTER);
        assertThat(engine.take("a huge value", new byte[600_000], huge)).isEqualTo(Engine.Fate.DEAD_LETTER);
        witness("a huge value");
        for (long sequence : new long[] {9, 7, 7, 8, 1, HIGHEST, HIGHEST - 1, HIGHEST}) {
            SpecificRecord metric = Good.of(Topic.METRICS).get(0);
            metric.put(0, new EventHeader(Good.EXPERIMENT, "gaps", sequence, null));
            metric.put(metric.getSchema().getField("epoch").pos(), (int) (sequence % 5));
            input(Topic.METRICS, metric);
        }
        assertThat(engine.state(Good.EXPERIMENT).producers().size()).isEqualTo(4);
        witness("gaps");
    }

    /** A type that is missing there is never mutated, and its codec never meets a hostile record. */
    @ParameterizedTest
    @EnumSource(names = {"EXPERIMENTS", "AGENTS", "METRICS", "PROPOSALS", "JOURNAL"})
    void everyTypeOfATopicIsAmongTheGoodRecords(Topic topic) {
        assertThat(Good.of(topic).stream().map(Object::getClass)).containsAll(topic.types());
    }

    private static List<Mutant> table(Topic topic) {
        List<Mutant> table = new ArrayList<>();
        for (SpecificRecord good : Good.of(topic)) {
            int first = table.size();
            table.addAll(Mutations.all(good));
            for (int i = first; i < table.size(); i++) {
                table.set(i, identified(table.get(i), good, i));
            }
        }
        return table;
    }

    /** With a number of its own, unless it is the number that is strange: repeats would hide what the others do. */
    private static Mutant identified(Mutant mutant, SpecificRecord good, int i) {
        if (mutant.record().get(0) instanceof EventHeader header
                && good.get(0) instanceof EventHeader before
                && header.getNumber() == before.getNumber()) {
            var field = header.getSchema().getField("number");
            mutant.record().put(0, Mutations.with(header, field, 2_000_000L + i));
        }
        // A lease of a trial that is known already would be passed over.
        var trial = mutant.record().getSchema().getField("trial");
        if (mutant.record().get(0) instanceof DecisionHeader
                && trial != null
                && mutant.record().get(trial.pos()).equals(good.get(trial.pos()))) {
            mutant.record().put(trial.pos(), 10_000 + i);
        }
        return mutant;
    }

    /** The key that goes with a record, so that it is not refused for its key alone. */
    private static byte[] key(SpecificRecord record) {
        return record.get(0) instanceof EventHeader header
                ? header.getExperiment().getBytes(UTF_8)
                : ((DecisionHeader) record.get(0)).getExperiment().getBytes(UTF_8);
    }

    private void input(Topic topic, SpecificRecord good) {
        String what = "a good " + good.getSchema().getName();
        assertThat(intake.take(what, topic, key(good), Wire.bytes(topic, good)))
                .as(what)
                .isEqualTo(Intake.Fate.JOURNALED);
        fold(what);
    }

    /** What intake let through, those who fold take: the journal is never refused. */
    private void fold(String what) {
        for (KeyValue<byte[], byte[]> record : intake.appended()) {
            assertThat(engine.take(what, record.key, record.value)).as(what).isNotEqualTo(Engine.Fate.DEAD_LETTER);
            for (SpecificRecord decision : engine.decided()) {
                intake.take(what, Topic.DECISIONS, record.key, Wire.bytes(Topic.DECISIONS, decision));
            }
        }
    }

    private void witness(String after) {
        var before = engine.state(Good.WITNESS).header().status();
        input(Topic.EXPERIMENTS, Good.change(Good.WITNESS, number++));
        assertThat(engine.state(Good.WITNESS).header().status())
                .as("after " + after)
                .isNotEqualTo(before);
    }
}
