package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.AgentSession;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.engine.EngineHarness.Sent;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An experiment of more rows than a sweep deletes, beside one that stays. */
class ErasedExperimentTest {
    private static final int TRIALS = 700;

    private final Played played = Simulation.play(Scenarios.large(3, TRIALS, 40));
    private final Played other = Simulation.play(Scenarios.faulty(1));
    private final String id = Journals.id(played);
    private final EngineHarness engine = new EngineHarness(Journals.CONFIG);
    private long number;

    ErasedExperimentTest() {
        other.journal().forEach(entry -> engine.process(Journals.id(other), entry));
        played.journal().forEach(entry -> engine.process(id, entry));
        happens(new Event.ExperimentAnnotated("seen", List.of("paper")));
        happens(new Event.ExperimentArchived("done"));
        engine.punctuate();
    }

    private void happens(Event event) {
        engine.process(id, by(++number, event));
    }

    private static JournalEntry by(long number, Event event) {
        return new JournalEntry(new EventId("user by hand", number), Long.MAX_VALUE / 4, event);
    }

    private boolean isOfIt(Bytes key) {
        return new String(key.get(), StandardCharsets.ISO_8859_1).startsWith(id + "\0");
    }

    /** Letters of the kinds of rows that the store has of it. */
    private Set<Character> kinds() {
        return engine.snapshot().keySet().stream()
                .filter(this::isOfIt)
                .map(key -> (char) key.get()[id.length() + 1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long rows() {
        return engine.snapshot().keySet().stream().filter(this::isOfIt).count();
    }

    /** Keys of what is in the store beside its rows. */
    private Set<Bytes> others() {
        return engine.snapshot().keySet().stream()
                .filter(key -> !isOfIt(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void sweepAll() {
        for (int i = 0; i < 20; i++) {
            engine.punctuate();
        }
    }

    @Test
    void itsRowsGoBitByBitAndEachOfItsViewsGetsATombstoneOnce() {
        assertThat(rows()).as("the test needs more than a sweep").isGreaterThan(2 * Eraser.MOST);
        Set<Bytes> before = others();
        happens(new Event.ExperimentErased("no use"));
        assertThat(engine.tombstones()).as("nobody finds it any more").containsExactly(id);
        engine.punctuate();
        assertThat(rows()).as("others do not wait for all of it").isGreaterThan(Eraser.MOST);
        sweepAll();
        assertThat(kinds()).containsExactly('h', 'p');
        assertThat(engine.tombstones())
                .hasSize(1 + TRIALS)
                .doesNotHaveDuplicates()
                .contains(id + "/trial/" + TRIALS);
        assertThat(others()).as("the other experiment, and no mark").isEqualTo(before);
    }

    @Test
    void aRestartInTheMiddleLeavesNothingHalfDeleted() {
        happens(new Event.ExperimentErased("no use"));
        engine.punctuate();
        engine.restart();
        assertThat(new ExperimentStore(engine.store()).state(id).header().status())
                .isEqualTo(ExperimentStatus.ERASED);
        sweepAll();
        assertThat(kinds()).containsExactly('h', 'p');
        assertThat(engine.tombstones()).hasSize(1 + TRIALS);
    }

    @Test
    void anAbortedTransactionTakesTheErasureBackAndItIsDoneAgain() {
        SortedMap<Bytes, byte[]> committed = engine.snapshot();
        int sent = engine.sent().size();
        happens(new Event.ExperimentErased("no use"));
        engine.punctuate();
        engine.abortTo(committed, sent);
        sweepAll();
        assertThat(engine.snapshot()).as("it was never erased").isEqualTo(committed);
        number--;
        happens(new Event.ExperimentErased("no use"));
        sweepAll();
        assertThat(kinds()).containsExactly('h', 'p');
    }

    @Test
    void whatComesLaterIsRefusedWithTheNextNumber() {
        happens(new Event.ExperimentErased("no use"));
        sweepAll();
        engine.restart();
        long last = engine.sent(Topic.DECISIONS).size();
        happens(new Event.ExperimentCreated(played.scenario().definition()));
        List<Sent> decisions = engine.sent(Topic.DECISIONS);
        assertThat(decisions).hasSize((int) last + 1);
        Bytes value = decisions.get(decisions.size() - 1).value();
        RejectDecision refusal = (RejectDecision) Journals.read(Topic.DECISIONS, value.get());
        assertThat(refusal.getReason()).isEqualTo(RejectReason.EXPERIMENT_ERASED);
        assertThat(refusal.getHeader().getNumber())
                .isEqualTo(played.last().header().decisions() + 1);
    }

    /** Who folds beside the engine, as the model does, keeps as little: of what it follows, and of what it does not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoFoldsBesideTheEngineKeepsAsLittle(boolean wanted) {
        KeyValueStore<Bytes, byte[]> store = engine.store();
        engine.snapshot().keySet().forEach(store::delete);
        try (ExperimentFold fold = new ExperimentFold(Journals.CONFIG, store, definition -> wanted)) {
            List<JournalEntry> entries = new ArrayList<>(played.journal().subList(0, 200));
            entries.add(by(11, new Event.ExperimentArchived("done")));
            for (var row : played.last().sessions()) {
                AgentSession session = row.key();
                entries.add(by(100 + entries.size(), new Event.AgentLost(session.agent(), session.session())));
            }
            entries.add(by(12, new Event.ExperimentErased(null)));
            entries.add(by(13, new Event.ExperimentAnnotated("too late", List.of())));
            for (JournalEntry entry : entries) {
                fold.fold(id.getBytes(StandardCharsets.UTF_8), Journals.record(id, entry, 1), 0);
            }
            for (int i = 0; i < 20; i++) {
                fold.sweep();
            }
        }
        assertThat(kinds()).containsExactly('h', 'p');
    }
}
