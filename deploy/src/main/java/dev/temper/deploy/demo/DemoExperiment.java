package dev.temper.deploy.demo;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.Method;
import dev.temper.core.space.Configurations;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.schemas.ExperimentAnnotated;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The demo's two experiments: the one that is tuned, and one trial of the default configuration to compare with. Each further
 * demo of the same on a stack trains on another part of the data, if there is one, and learns from those before it.
 */
final class DemoExperiment {
    /** By which the next demo finds this one. */
    static final List<String> TAGS = List.of("demo");

    private final Subject subject;
    private final int number;
    private final ExperimentDefinition tuned;
    private final ExperimentDefinition byDefault;

    private DemoExperiment(Subject subject, int number, ExperimentDefinition tuned) {
        this.subject = subject;
        this.number = number;
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
     * The demo's definition under the n-th id: letters, letters-2, ...
     *
     * @param subject what it tunes
     * @param cost budget in full trainings; null for the definition's own
     */
    static DemoExperiment numbered(Subject subject, int n, @Nullable Double cost) {
        ExperimentDefinition read = DefinitionReader.read(text(subject));
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
        boolean other = n > 1 && subject.parts() > 1;
        return new DemoExperiment(subject, n, other ? named.with(new LearnFrom(true, List.of())) : named);
    }

    /** The same, with what it learns from others. */
    DemoExperiment with(LearnFrom known) {
        return new DemoExperiment(subject, number, tuned.with(known));
    }

    private static Budget budget(double cost) {
        return new Budget(null, Math.round(cost * Ladder.FULL_COST));
    }

    private static String text(Subject subject) {
        try (InputStream in = DemoExperiment.class.getResourceAsStream(subject.definition())) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Subject subject() {
        return subject;
    }

    /** The part of the data that it trains on. */
    int part() {
        return (number - 1) % subject.parts() + 1;
    }

    /** Whether earlier demos left it something. */
    boolean learns() {
        return !tuned.learnFrom().sources().isEmpty();
    }

    /** The id of the demo before this one; null if there is none. */
    @Nullable
    String before() {
        return number == 1 ? null : numbered(subject, number - 1, null).tuned.id();
    }

    ExperimentDefinition tuned() {
        return tuned;
    }

    ExperimentDefinition byDefault() {
        return byDefault;
    }

    /** The task of a training in full. */
    String fullTask() {
        return tuned.ladder().full().name();
    }

    /** When a training is one in full. */
    String inFull() {
        return tuned.ladder().passesRungs() ? "after " + fullTask() + " epochs" : "at task " + fullTask();
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
        publisher.publish(Topic.EXPERIMENTS, tuned.id(), header -> new ExperimentAnnotated(header, "", TAGS));
        var parameters = Parts.parameters(Configurations.defaults(byDefault.parameters()));
        publisher.publish(Topic.EXPERIMENTS, byDefault.id(), header -> new SuggestionQueued(header, parameters));
    }
}
