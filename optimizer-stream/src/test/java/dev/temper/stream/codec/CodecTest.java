package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.Origin;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.serde.SerdeSettings;
import dev.temper.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private static final Origin ORIGIN = new Origin("temper.metrics", 3, 41L, 1_700_000_000_000L);

    static List<Event> events() {
        return Samples.events();
    }

    static List<Decision> decisions() {
        return Samples.decisions();
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventsSurviveBytes(Event event) {
        JournalEntry entry = new JournalEntry(new EventId("producer", 12), ORIGIN.getTimestamp(), event);
        SpecificRecord record = EventCodec.encode("digits", entry, "temper.metrics", 3, 41);
        SpecificRecord read = throughBytes(record);
        assertThat(EventCodec.decode(read)).isEqualTo(entry);
        assertThat(EventCodec.header(read).getExperiment()).isEqualTo("digits");
        assertThat(EventCodec.header(read).getOrigin()).isEqualTo(ORIGIN);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decisionsSurviveBytes(Decision decision) {
        SpecificRecord read = throughBytes(DecisionCodec.encode("digits", decision));
        assertThat(DecisionCodec.decode(read)).isEqualTo(decision);
        assertThat(DecisionCodec.header(read).getExperiment()).isEqualTo("digits");
    }

    /** A new kind has a sample, so that the tests above, which fail without a record for it, know of it. */
    @Test
    void everyKindOfEventAndActionHasASample() {
        assertThat(events().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Event.class.getPermittedSubclasses()));
        assertThat(decisions().stream()
                        .map(decision -> decision.action().getClass())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(Action.class.getPermittedSubclasses()));
    }

    @Test
    void theJournalCarriesTheRecordOfEveryEventAndNoOther() {
        assertThat(events().stream()
                        .map(event -> EventCodec.encode("digits", new EventId("producer", 1), event))
                        .map(SpecificRecord::getClass)
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(Topic.JOURNAL.types()));
    }

    @Test
    void symbolOfANewerVersionIsAClearError() {
        TrialEnded ended = EventCodec.stamp(new TrialEnded(header(), 1, 2L, Outcome.UNKNOWN, null, "", false), ORIGIN);
        assertThatThrownBy(() -> EventCodec.decode(ended))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("Outcome is UNKNOWN")
                .hasMessageContaining("upgrade");
    }

    @Test
    void onlyIntakeWritesTheJournal() {
        assertThatThrownBy(() -> EventCodec.decode(new ExperimentPaused(header(), null)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("header.origin");
    }

    @Test
    void recordsOfAnotherKindAreRefused() {
        AgentHeartbeat heartbeat = EventCodec.stamp(new AgentHeartbeat(header(), "a", "s", List.of()), ORIGIN);
        assertThatThrownBy(() -> EventCodec.decode(heartbeat)).hasMessageContaining("AgentHeartbeat is not an event");
        assertThatThrownBy(() -> DecisionCodec.decode(heartbeat)).hasMessageContaining("is not a decision");
        SpecificRecord decision =
                DecisionCodec.encode("digits", Samples.decisions().get(0));
        assertThatThrownBy(() -> EventCodec.header(decision)).hasMessageContaining("is not an event");
    }

    @Test
    void badDefinitionIsAClearError() {
        ExperimentCreated created = EventCodec.stamp(new ExperimentCreated(header(), "{}"), ORIGIN);
        assertThatThrownBy(() -> EventCodec.decode(created))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("id is missing: give one, such as id: digits");
    }

    private static EventHeader header() {
        return new EventHeader("digits", "producer", 1L, null);
    }

    private static SpecificRecord throughBytes(SpecificRecord record) {
        try (AvroSerde serde = new AvroSerde()) {
            serde.configure(Map.of(SerdeSettings.REGISTRY_URL, "mock://codec-test"), false);
            byte[] bytes = serde.serializer().serialize("topic", record);
            return serde.deserializer().deserialize("topic", bytes);
        }
    }
}
