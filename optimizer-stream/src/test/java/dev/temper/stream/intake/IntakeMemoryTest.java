package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentRows;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the journal tells of an experiment is what intake knows of it, at every turn. */
class IntakeMemoryTest {
    private static final String ID = "digits";
    private static final Map<String, Serde<?>> SERDES = Map.of(
            Stores.EXPERIMENTS, KnownExperiment.SERDE,
            Stores.LEASES, WatchedLease.SERDE,
            Stores.AGENTS, WatchedAgent.SERDE,
            Stores.OFFERS, SeenOffer.SERDE,
            Stores.GRANTED, Serdes.Long());

    private final IntakeKit intake = new IntakeKit();
    private final IntakeMemory memory = new IntakeMemory(ID);
    private ExperimentState state = ExperimentState.empty();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void theJournalTellsWhatIntakeKnows() {
        say(Topic.EXPERIMENTS, Inputs.created(1));
        checkSame();
        for (int slot = 0; slot < 3; slot++) {
            say(Topic.AGENTS, Inputs.offer(1 + slot, "run-1", slot, 1 + slot));
            checkSame();
        }
        assertThat(known(Stores.LEASES)).isNotEmpty();
        say(Topic.METRICS, Inputs.metric(4, 1, 1, 1, 0.5));
        say(Topic.AGENTS, Inputs.ended(5, 1, 1));
        checkSame();
        loseAgent();
        say(Topic.AGENTS, Inputs.heartbeat(6, "run-1"));
        say(Topic.AGENTS, Inputs.offer(7, "run-1", 0, 4));
        checkSame();
        loseAgent();
        assertThat(memory.rows(state))
                .as("the third loss will be another event than the first two")
                .anySatisfy(row -> assertThat(value(row)).isEqualTo(new WatchedAgent("host", "run-1", 1, 1)));
    }

    @Test
    void anExperimentThatIsOverHasNothingToWatch() {
        say(Topic.EXPERIMENTS, Inputs.created(1));
        assertThat(new IntakeMemory("other").rows(state)).isEmpty();
        ExperimentState over = ExperimentState.restore(new ExperimentRows(
                state.header().with().completed(true).build(),
                state.trials(),
                state.observations(),
                state.sessions(),
                state.offers(),
                state.producers(),
                state.queue(),
                state.proposal(),
                state.rows().usedPicks()));
        assertThat(memory.rows(over)).extracting(IntakeMemory.Row::store).containsExactly(Stores.EXPERIMENTS);
        assertThat(value(memory.rows(over).get(0)))
                .isInstanceOfSatisfying(
                        KnownExperiment.class,
                        known -> assertThat(known.complete()).isTrue());
    }

    private void loseAgent() {
        intake.pass(Duration.ofSeconds(31));
        follow();
        checkSame();
    }

    private void say(Topic topic, SpecificRecord event) {
        intake.publish(topic, event);
        follow();
    }

    /** The engine's part: what reached the journal is decided on, and intake reads the decisions. */
    private void follow() {
        for (SpecificRecord record : intake.journal()) {
            JournalEntry entry = EventCodec.decode(record);
            memory.take(entry);
            Step step = ExperimentMachine.step(state, entry);
            state = step.state();
            for (Decision decision : step.decisions()) {
                intake.publish(Topic.DECISIONS, DecisionCodec.encode(ID, decision));
            }
        }
    }

    private void checkSame() {
        Map<String, Map<String, Object>> remembered = new TreeMap<>();
        SERDES.keySet().forEach(store -> remembered.put(store, new TreeMap<>()));
        for (IntakeMemory.Row row : memory.rows(state)) {
            remembered.computeIfAbsent(row.store(), store -> new TreeMap<>()).put(row.key(), comparable(value(row)));
        }
        SERDES.keySet()
                .forEach(store -> assertThat(remembered.get(store)).as(store).isEqualTo(known(store)));
    }

    /** What intake knows, without what the machine knows to be over: told losses, offers that were answered. */
    private Map<String, Object> known(String store) {
        Map<String, Object> known = new TreeMap<>();
        intake.stored(store).forEach((key, value) -> {
            boolean over = (value instanceof WatchedLease lease && lease.told() > 0)
                    || (value instanceof SeenOffer offer && offer.state() != SeenOffer.State.WAITING);
            if (!over) {
                known.put(key, comparable(value));
            }
        });
        return known;
    }

    /** Which event brought an offer is not remembered. */
    private static Object comparable(Object value) {
        return value instanceof SeenOffer offer ? offer.session() + " " + offer.offer() : value;
    }

    private static Object value(IntakeMemory.Row row) {
        return Objects.requireNonNull(SERDES.get(row.store())).deserializer().deserialize(row.store(), row.value());
    }
}
