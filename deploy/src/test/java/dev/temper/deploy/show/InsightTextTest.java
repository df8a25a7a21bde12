package dev.temper.deploy.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.stream.codec.DefinitionReader;
import org.junit.jupiter.api.Test;

final class InsightTextTest {
    private static ExperimentState created(String metrics) {
        Event event = new Event.ExperimentCreated(DefinitionReader.read("""
                id: insight
                %s
                parameters: [{name: x, type: double, min: 0, max: 1}]
                tasks: {epochs: {max: 9}}
                budget: {trials: 9}
                """.formatted(metrics)));
        JournalEntry entry = new JournalEntry(new EventId("user", 1), 1, event);
        return ExperimentMachine.step(ExperimentState.empty(), entry).state();
    }

    @Test
    void ofSeveralObjectivesItIsSaidWhichOneIsLookedAt() {
        ExperimentState two = created("metrics: [{name: loss, goal: minimize}, {name: size, goal: minimize}]");
        assertThat(InsightText.metric(two)).isEqualTo("loss");
        assertThat(InsightText.about(two)).isEqualTo(", as to loss, the first of its 2 objectives");
    }

    @Test
    void ofOneObjectiveNothingNeedsSaying() {
        ExperimentState one = created("metric: {name: loss, goal: minimize}");
        assertThat(InsightText.metric(one)).isEqualTo("loss");
        assertThat(InsightText.about(one)).isEmpty();
    }
}
