package dev.temper.stream.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Step;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.replay.Recorded.Kind;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCheckTest {
    @TempDir
    Path directory;

    /** Seeds without a model: the proposals of a simulation are made up, so nothing could compute them again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRecordingFollowsFromItsJournalAlsoFromAFile(long seed) {
        Recording recording = recording(seed);
        Path file = directory.resolve("export.jsonl");
        ExportWriter.write(recording, file);
        ReplayResult result = ReplayCheck.check(ExportReader.read(file));
        assertThat(result.first()).isEmpty();
        assertThat(result.isSame()).isTrue();
        assertThat(result.decisions()).isEqualTo(recording.decisions().size()).isPositive();
        assertThat(result.pending()).isZero();
        assertThat(result.unreadable()).isZero();
    }

    /** Its decisions are proven as before, and the proof says what became of the rest. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anErasedExperimentIsReplayedAndSaysWhenAndWhyItWas(long seed) {
        Played played = Simulation.play(Scenarios.erased(seed));
        assertThat(played.last().header().status()).isEqualTo(ExperimentStatus.ERASED);
        ReplayResult result = ReplayCheck.check(
                recording(played.scenario().definition().id(), played.journal(), played.allDecisions()));
        assertThat(result.isSame()).as("%s", result.first()).isTrue();
        Erasure erasure = Objects.requireNonNull(result.erasure());
        List<JournalEntry> asked = played.journal().stream()
                .filter(entry -> entry.time() == erasure.time())
                .filter(entry -> entry.event() instanceof Event.ExperimentErased)
                .toList();
        assertThat(asked)
                .anySatisfy(entry -> assertThat(((Event.ExperimentErased) entry.event()).reason())
                        .isEqualTo(erasure.reason()));
        assertThat(ReplayCheck.check(recording(seed)).erasure()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void aFlippedBitInADecisionIsFoundAndNamed(long seed) {
        Recording good = recording(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            int at = random.nextInt(good.decisions().size());
            List<Recorded> decisions = new ArrayList<>(good.decisions());
            decisions.set(at, flipped(decisions.get(at), random));
            ReplayResult result = ReplayCheck.check(new Recording(good.experiment(), good.events(), decisions));
            assertThat(result.isSame()).isFalse();
            // A bit of the number makes it another decision; then the missing one is named too. After the last none is.
            String other = at + 1 == decisions.size() ? "recorded, but it does not follow" : "at offset " + at + " ";
            assertThat(result.first().stream().map(ReplayResult.Difference::toString))
                    .anySatisfy(text -> assertThat(text)
                            .containsAnyOf("decision " + (at + 1) + " ", "at offset " + at + " ", other));
        }
    }

    @Test
    void aFlippedBitInANaNIsFoundThoughAllNaNsAreEqual() {
        Recording good = recording(4);
        byte[] nan = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(Double.NaN)
                .array();
        int changed = 0;
        for (int i = 0; i < good.decisions().size(); i++) {
            byte[] avro = good.decisions().get(i).avro().get().clone();
            int at = indexOf(avro, nan);
            if (at >= 0) {
                avro[at] ^= 1;
                List<Recorded> decisions = new ArrayList<>(good.decisions());
                decisions.set(i, with(decisions.get(i), avro));
                assertThat(ReplayCheck.check(new Recording(good.experiment(), good.events(), decisions))
                                .first())
                        .singleElement()
                        .asString()
                        .startsWith("decision " + (i + 1) + " ");
                changed++;
            }
        }
        assertThat(changed).isPositive();
    }

    @Test
    void aDecisionThatIsMissingIsNamedAndTheLastOnesArePending() {
        Recording good = recording(1);
        List<Recorded> decisions = new ArrayList<>(good.decisions());
        decisions.remove(decisions.size() - 1);
        assertThat(ReplayCheck.check(new Recording(good.experiment(), good.events(), decisions)))
                .satisfies(result -> assertThat(result.isSame()).isTrue())
                .satisfies(result -> assertThat(result.pending()).isEqualTo(1));
        decisions.remove(3);
        ReplayResult result = ReplayCheck.check(new Recording(good.experiment(), good.events(), decisions));
        assertThat(result.differences()).isEqualTo(1);
        assertThat(result.first()).singleElement().satisfies(difference -> {
            assertThat(difference.number()).isEqualTo(4);
            assertThat(difference.what()).startsWith("not recorded, though the journal gives");
        });
    }

    @Test
    void aDecisionOnAnotherExperimentIsNamed() {
        Recording good = recording(1);
        List<Recorded> decisions = new ArrayList<>(good.decisions());
        SpecificRecord record = new AvroBody().decode(decisions.get(2));
        DecisionHeader header = (DecisionHeader) record.get(0);
        header.put("experiment", "other");
        decisions.set(2, recorded(Kind.DECISION, 2, record));
        assertThat(ReplayCheck.check(new Recording(good.experiment(), good.events(), decisions))
                        .first())
                .singleElement()
                .asString()
                .startsWith("decision 3 (journal sequence ")
                .contains("the bytes at offset 2 are not those of this decision");
    }

    @Test
    void anEventThatTheEngineCouldNotReadHasNoPart() {
        Recording good = recording(2);
        List<Recorded> events = new ArrayList<>(good.events());
        EventHeader noOrigin = new EventHeader(good.experiment(), "p", 1L, null);
        events.add(5, recorded(Kind.EVENT, 900, new ExperimentPaused(noOrigin, null)));
        ReplayResult result = ReplayCheck.check(new Recording(good.experiment(), events, good.decisions()));
        assertThat(result.isSame()).isTrue();
        assertThat(result.unreadable()).isEqualTo(1);
    }

    @Test
    void aChangedEventChangesWhatFollows() {
        Recording good = recording(1);
        List<Recorded> events = new ArrayList<>(good.events());
        // One alone may be a repeat, which changes nothing.
        events.subList(events.size() / 2, events.size() / 2 + 20).clear();
        ReplayResult result = ReplayCheck.check(new Recording(good.experiment(), events, good.decisions()));
        assertThat(result.isSame()).isFalse();
        assertThat(result.first()).hasSizeLessThanOrEqualTo(ReplayResult.MOST_SHOWN);
    }

    @Test
    void aJournalWhoseBeginningWasDeletedIsNoWrongDecision() {
        Recording good = recording(1);
        int half = good.events().size() / 2;
        List<Recorded> left = good.events().stream()
                .filter(event -> event.offset() >= half)
                .filter(event -> !event.writer().getName().equals("ExperimentCreated"))
                .toList();
        // The start of the partition lies in the range of another experiment; an old export does not know of it.
        for (long start : new long[] {half - 1, 0}) {
            Recording late = new Recording(good.experiment(), left, good.decisions(), 0, start, 0);
            assertLate(ReplayCheck.check(late), start, half);
            Path file = directory.resolve("late.jsonl");
            ExportWriter.write(late, file);
            assertLate(ReplayCheck.check(ExportReader.read(file)), start, half);
        }
        Recording without = new Recording(good.experiment(), left, List.of(), 0, half, 0);
        assertLate(ReplayCheck.check(without), half, half);
    }

    private static void assertLate(ReplayResult result, long start, int first) {
        assertThat(result.differences()).isZero();
        assertThat(result.isSame()).isFalse();
        assertThat(result.lateStart()).isNotNull().satisfies(late -> {
            assertThat(late.begins()).isEqualTo(start);
            assertThat(late.offset()).isEqualTo(first);
        });
    }

    @Test
    void aRepeatOfTheCreationDoesNotHideThatTheFirstOneWasDeleted() {
        Recording good = recording(1);
        int half = good.events().size() / 2;
        List<Recorded> left =
                new ArrayList<>(good.events().subList(half, good.events().size()));
        left.add(0, good.events().get(0));
        assertThat(ReplayCheck.check(new Recording(good.experiment(), left, good.decisions(), 0, half, 0))
                        .lateStart())
                .isNotNull();
    }

    @Test
    void anExperimentThatBeginsAfterTheDeletionReplays() {
        Recording good = recording(1);
        ReplayResult result =
                ReplayCheck.check(new Recording(good.experiment(), good.events(), good.decisions(), 0, 500, 500));
        assertThat(result.isSame()).isTrue();
        assertThat(result.lateStart()).isNull();
    }

    @Test
    void anEventBeforeTheCreationThatTheEngineRefusedIsNoMissingBeginning() {
        Played played = Simulation.play(Scenarios.faulty(1));
        JournalEntry early = new JournalEntry(new EventId("early", 1), 1, new Event.ExperimentPaused());
        List<JournalEntry> journal = new ArrayList<>(played.journal());
        journal.add(0, early);
        List<Decision> decisions = new ArrayList<>();
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : journal) {
            Step step = ExperimentMachine.step(state, entry);
            state = step.state();
            decisions.addAll(step.decisions());
        }
        ReplayResult result =
                ReplayCheck.check(recording(played.scenario().definition().id(), journal, decisions));
        assertThat(result.isSame()).isTrue();
    }

    @Test
    void decisionsThatWereDeletedAreNotCompared() {
        Recording good = recording(1);
        List<Recorded> left = good.decisions().subList(3, good.decisions().size());
        ReplayResult result = ReplayCheck.check(new Recording(good.experiment(), good.events(), left, 0, 0, 3));
        assertThat(result.differences()).isZero();
        assertThat(result.forgotten()).isEqualTo(3);
        assertThat(result.isSame()).isFalse();
        assertThat(ReplayCheck.check(new Recording(good.experiment(), good.events(), left))
                        .differences())
                .as("of a topic that begins at its beginning they are missing")
                .isEqualTo(3);
    }

    private static Recorded flipped(Recorded good, Random random) {
        byte[] avro = good.avro().get().clone();
        avro[random.nextInt(avro.length)] ^= (byte) (1 << random.nextInt(8));
        return with(good, avro);
    }

    private static Recorded with(Recorded good, byte[] avro) {
        return new Recorded(
                good.kind(), good.partition(), good.offset(), good.timestamp(), good.writer(), Bytes.wrap(avro));
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    private static Recording recording(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        return recording(played.scenario().definition().id(), played.journal(), played.allDecisions());
    }

    private static Recording recording(String id, List<JournalEntry> journal, List<Decision> made) {
        List<Recorded> events = new ArrayList<>();
        for (JournalEntry entry : journal) {
            events.add(recorded(Kind.EVENT, events.size(), EventCodec.encode(id, entry, "t", 0, events.size())));
        }
        List<Recorded> decisions = new ArrayList<>();
        for (Decision decision : made) {
            decisions.add(recorded(Kind.DECISION, decisions.size(), DecisionCodec.encode(id, decision)));
        }
        return new Recording(id, events, decisions);
    }

    private static Recorded recorded(Kind kind, int offset, SpecificRecord record) {
        return Recorded.of(kind, 0, offset, offset, record);
    }
}
