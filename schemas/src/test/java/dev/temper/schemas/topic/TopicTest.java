package dev.temper.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.AgentLost;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.TrialLost;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of the catalogue as a whole. */
class TopicTest {
    @Test
    void namesAreFoundAndUnknownNamesAreNot() {
        assertThat(Topic.named("temper.journal")).contains(Topic.JOURNAL);
        assertThat(Topic.named("temper.diary")).isEmpty();
        assertThat(Arrays.stream(Topic.values()).map(Topic::topicName)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPERIMENTS", "AGENTS", "METRICS", "PROPOSALS", "JOURNAL"})
    void everyEventCarriesItsHeaderFirst(Topic topic) {
        assertThat(topic.types()).allSatisfy(type -> {
            Schema.Field first = SpecificData.get().getSchema(type).getFields().get(0);
            assertThat(first.name()).isEqualTo("header");
            assertThat(first.schema()).isEqualTo(EventHeader.getClassSchema());
        });
    }

    @Test
    void theJournalTakesWhateverTheInputsCarryButSignsOfLife() {
        Set<String> inputs = Arrays.stream(Topic.values())
                .filter(topic -> topic.storage() == Storage.INPUT)
                .flatMap(topic -> topic.types().stream())
                .map(Class::getSimpleName)
                .filter(name -> !name.equals("AgentHeartbeat"))
                .collect(Collectors.toSet());
        assertThat(Topic.JOURNAL.types().stream().map(Class::getSimpleName)).containsAll(inputs);
    }

    @Test
    void whatTheJournalHoldsComesFromAnInputUnlessIntakeTellsIt() {
        assertThat(Topic.JOURNAL.types())
                .filteredOn(type -> Arrays.stream(Topic.values())
                        .noneMatch(topic -> topic.storage() == Storage.INPUT && topic.carries(type)))
                .containsExactly(TrialLost.class, AgentLost.class);
    }

    @Test
    void everyEnumHasUnknownForSymbolsToCome() {
        assertThat(Arrays.stream(Topic.values())
                        .flatMap(topic -> topic.types().stream())
                        .flatMap(type -> SpecificData.get().getSchema(type).getFields().stream())
                        .map(Schema.Field::schema)
                        .filter(schema -> schema.getType() == Schema.Type.ENUM))
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN"));
    }
}
