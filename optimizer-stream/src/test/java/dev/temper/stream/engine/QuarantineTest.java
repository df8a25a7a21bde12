package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Metric;
import dev.temper.core.effort.Effort;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.trial.Assignee;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.topic.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One experiment whose step takes too much work is set aside, by name, and the others of its partition go on. */
class QuarantineTest {
    /** Enough for any step but a long search. */
    private static final long LITTLE = 10_000;

    private final EngineHarness engine = new EngineHarness(
            Journals.CONFIG, (state, entry) -> ExperimentMachine.step(state, entry, Effort.of(LITTLE)));
    private long number;

    /** One point alone keeps the rules, and to see that takes all draws there are. */
    private static Space narrow() {
        Parameter wide = new Parameter.OfInt("wide", 0, 999_999, Scale.LINEAR, null);
        Parameter digit = new Parameter.OfInt("digit", 0, 9, Scale.LINEAR, null);
        return Space.of(List.of(digit, wide))
                .withRules(
                        List.of(new LinearConstraint(
                                List.of(new Term("wide", 1), new Term("digit", 1)), null, 1_000.0)),
                        List.of());
    }

    private static ExperimentDefinition definition(String id, Space space) {
        return new ExperimentDefinition(
                id,
                new Metric("loss", Metric.Goal.MINIMIZE),
                space,
                Ladder.ofEpochs(1, 1, 3),
                new Budget(100_000, null),
                100,
                new Method(Method.SuggesterKind.RANDOM, Method.ScheduleKind.FULL, 1, 1),
                ExperimentDefinition.Resume.CHECKPOINT,
                0,
                30_000,
                17);
    }

    private void happens(String experiment, Event event) {
        number++;
        engine.process(experiment, new JournalEntry(new EventId("test", number), 1_700_000_000_000L + number, event));
    }

    private void offers(String experiment, int slots) {
        for (int slot = 0; slot < slots; slot++) {
            happens(experiment, new Event.SlotOffered(new Assignee("agent", "1", slot, 1)));
        }
    }

    private long started(String experiment) {
        return engine.sent(Topic.DECISIONS).stream()
                .filter(sent -> sent.key().equals(experiment))
                .filter(sent -> Journals.read(Topic.DECISIONS, sent.value().get()) instanceof SuggestDecision)
                .count();
    }

    @Test
    void theOthersGoOnAndARestartStillKnows() {
        Space easy = Space.of(List.of(new Parameter.OfDouble("rate", 0, 1, Scale.LINEAR, null)));
        happens("heavy", new Event.ExperimentCreated(definition("heavy", narrow())));
        happens("light", new Event.ExperimentCreated(definition("light", easy)));
        offers("heavy", 100);
        offers("light", 10);
        assertThat(engine.setAside()).containsExactly("heavy");
        assertThat(started("heavy")).isLessThan(100);
        assertThat(started("light")).isEqualTo(10);

        engine.restart();
        assertThat(engine.setAside()).containsExactly("heavy");
        happens("heavy", new Event.ExperimentArchived());
        assertThat(engine.setAside()).isEmpty();
        engine.restart();
        assertThat(engine.setAside()).isEmpty();
    }
}
