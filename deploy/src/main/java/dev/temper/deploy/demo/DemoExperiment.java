package dev.temper.deploy.demo;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.space.Configurations;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.codec.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The demo's two experiments: the one that is tuned, and one trial of the default configuration to compare with. */
final class DemoExperiment {
    private final ExperimentDefinition tuned;
    private final ExperimentDefinition byDefault;

    private DemoExperiment(ExperimentDefinition tuned) {
        this.tuned = tuned;
        byDefault = new ExperimentDefinition(
                tuned.id() + "-default",
                tuned.metrics(),
                tuned.space(),
                tuned.ladder(),
                new Budget(1, null),
                1,
                new Method(tuned.method().suggester(), Method.ScheduleKind.FULL, 1, 1),
                tuned.resume(),
                tuned.retries(),
                tuned.leaseMillis(),
                tuned.seed());
    }

    /**
     * The demo's definition under the n-th id: digits, digits-2, ...
     *
     * @param cost budget in full trainings; null for the definition's own
     */
    static DemoExperiment numbered(int n, @Nullable Double cost) {
        ExperimentDefinition read = DefinitionReader.read(text());
        ExperimentDefinition named = new ExperimentDefinition(
                n == 1 ? read.id() : read.id() + "-" + n,
                read.metrics(),
                read.space(),
                read.ladder(),
                cost == null ? read.budget() : budget(cost),
                read.parallel(),
                read.method(),
                read.resume(),
                read.retries(),
                read.leaseMillis(),
                read.seed());
        return new DemoExperiment(named);
    }

    /** Six trials for each full training: what is left pays for training the best of them in full. */
    private static Budget budget(double cost) {
        return new Budget((int) Math.max(3, Math.round(6 * cost)), Math.round(cost * Ladder.FULL_COST));
    }

    private static String text() {
        try (InputStream in = DemoExperiment.class.getResourceAsStream("/demo/digits.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ExperimentDefinition tuned() {
        return tuned;
    }

    ExperimentDefinition byDefault() {
        return byDefault;
    }

    int fullEpochs() {
        return tuned.ladder().full().epochs();
    }

    /** Cost that the tuned experiment may spend, in full trainings. */
    double budget() {
        Long micros = tuned.budget().costMicros();
        Integer trials = tuned.budget().trials();
        return micros != null ? micros / 1e6 : trials != null ? trials : 1;
    }

    /** Publishes both; the default configuration is queued before any agent can offer a slot. */
    void publish(EventPublisher publisher) {
        for (ExperimentDefinition definition : new ExperimentDefinition[] {tuned, byDefault}) {
            String text = DefinitionWriter.write(definition);
            publisher.publish(Topic.EXPERIMENTS, definition.id(), header -> new ExperimentCreated(header, text));
        }
        var parameters = Parts.parameters(Configurations.defaults(byDefault.parameters()));
        publisher.publish(Topic.EXPERIMENTS, byDefault.id(), header -> new SuggestionQueued(header, parameters));
    }
}
