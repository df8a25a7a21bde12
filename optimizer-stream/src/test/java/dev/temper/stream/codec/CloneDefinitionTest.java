package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.RulesVersion;
import org.junit.jupiter.api.Test;

class CloneDefinitionTest {
    private static final String OLD = """
            {"id": "old", "metric": {"name": "loss", "goal": "minimize"},
             "parameters": [{"name": "x", "type": "double", "min": 0, "max": 1}],
             "tasks": {"epochs": {"max": 27, "extended_from": [9]}}, "budget": {"trials": 7}, "seed": 3}
            """;

    @Test
    void aCloneDiffersInNothingButWhatWasAskedForAndInTheRulesOfItsTime() {
        ExperimentDefinition old = DefinitionReader.readJson(OLD);
        ExperimentDefinition clone = CloneDefinition.of(DefinitionWriter.write(old), "new", null, null, null);
        assertThat(clone.id()).isEqualTo("new");
        assertThat(clone.version()).isEqualTo(RulesVersion.LATEST);
        assertThat(DefinitionWriter.write(clone.with(old.version())))
                .isEqualTo(DefinitionWriter.write(old).replace("\"old\"", "\"new\""));
        ExperimentDefinition other = CloneDefinition.of(DefinitionWriter.write(old), "new", 9, 2.5, 4L);
        assertThat(other.budget()).isEqualTo(new Budget(9, 2_500_000L));
        assertThat(other.seed()).isEqualTo(4);
    }

    @Test
    void allThatIsWrongIsSaid() {
        assertThatThrownBy(() -> CloneDefinition.of(OLD, "not an id", 0, null, null))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("id is \"not an id\"")
                .hasMessageContaining("trials is 0");
    }
}
