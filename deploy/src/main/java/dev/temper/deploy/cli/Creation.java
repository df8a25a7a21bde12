package dev.temper.deploy.cli;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.deploy.Failure;
import dev.temper.deploy.Invocation;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.StackLibrary;
import dev.temper.deploy.client.TopicReader;
import dev.temper.deploy.show.AgentFile;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.ExperimentAnnotated;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.learn.EarlierException;
import dev.temper.stream.learn.EarlierExperiments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates an experiment from a definition that can be run. */
final class Creation {
    private Creation() {}

    /**
     * Publishes a definition and returns when the optimizer has taken it.
     *
     * @param tags that it is given
     * @param seconds how long to wait for that
     * @throws Failure when there is an experiment of that id, or the optimizer refuses it or does not answer
     */
    static ExperimentView create(Endpoints endpoints, ExperimentDefinition definition, List<String> tags, int seconds) {
        try (ExperimentReader reader = new ExperimentReader(endpoints, definition.id())) {
            reader.toEnd();
            if (reader.isErased()) {
                throw new Failure("experiment '%s' was deleted, and its id is never used again: choose another id"
                        .formatted(definition.id()));
            }
            if (reader.experiment() != null) {
                throw new Failure("experiment '%s' exists already: choose another id, its journal is kept for ever"
                        .formatted(definition.id()));
            }
            try (EventPublisher publisher = new EventPublisher(endpoints)) {
                publisher.publish(
                        Topic.EXPERIMENTS,
                        definition.id(),
                        header -> new ExperimentCreated(header, DefinitionWriter.write(definition)));
                if (!tags.isEmpty()) {
                    publisher.publish(
                            Topic.EXPERIMENTS, definition.id(), header -> new ExperimentAnnotated(header, "", tags));
                }
            }
            return await(endpoints, reader, definition.id(), seconds);
        }
    }

    /**
     * A definition with what the earlier experiments left that it names.
     *
     * @param tags of the new one
     * @param file the definition's
     * @param told takes what was learnt from each, a line each
     * @throws Failure when one of them cannot be learnt from
     */
    static ExperimentDefinition known(
            Endpoints endpoints, ExperimentDefinition definition, List<String> tags, Path file, Consumer<String> told) {
        try {
            EarlierExperiments.Known known =
                    EarlierExperiments.lookUp(definition, tags, new StackLibrary(endpoints, file));
            known.notes().forEach(told);
            return known.definition();
        } catch (EarlierException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * What was done, and what comes next, for people. The agent's file is usually beside the definition; where there is none,
     * it is to be written.
     *
     * @param definition its file, or any file where the agent's would be
     */
    static List<String> told(String id, Path definition) {
        String temper = Invocation.command();
        Path agent = definition.resolveSibling(AgentFile.NAME);
        return List.of(
                "created " + id,
                Files.exists(agent)
                        ? "next: %s agent -f %s".formatted(temper, Invocation.quote(agent.toString()))
                        : "next: %s agent init -e %s -- COMMAND, and %s agent -f %s"
                                .formatted(temper, id, temper, AgentFile.NAME),
                "and:  %s watch %s".formatted(temper, id));
    }

    private static ExperimentView await(Endpoints endpoints, ExperimentReader reader, String id, int seconds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        @Nullable ExperimentView view = reader.experiment();
        while (view == null && System.nanoTime() < deadline) {
            reader.poll(Duration.ofMillis(100));
            view = reader.experiment();
        }
        if (view != null) {
            return view;
        }
        throw new Failure(refusal(endpoints, id)
                .map(letter ->
                        "experiment '%s' was refused, %s: %s".formatted(id, letter.getReason(), letter.getDetail()))
                .orElse(
                        "experiment '%s' was published, but no optimizer has taken it in %d s: is one running? (temper up, temper optimizer)"
                                .formatted(id, seconds)));
    }

    private static Optional<DeadLetter> refusal(Endpoints endpoints, String id) {
        return TopicReader.readAll(endpoints, Topic.DEAD_LETTERS, id).stream()
                .map(record -> (DeadLetter) record.value())
                .filter(letter -> letter.getTopic().equals(Topic.EXPERIMENTS.topicName()))
                .reduce((earlier, later) -> later);
    }
}
