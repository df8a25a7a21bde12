package dev.temper.deploy.cli;

import dev.temper.console.text.AvroJson;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.topic.Topic;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Asks for another status of an experiment and waits until it has it: the common part of pause, resume and archive. */
abstract class StatusCommand implements Runnable {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final BiFunction<EventHeader, @Nullable String, SpecificRecord> event;
    private final ExperimentStatus wanted;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Mixin
    private NamedExperiment named = new NamedExperiment();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    StatusCommand(BiFunction<EventHeader, @Nullable String, SpecificRecord> event, ExperimentStatus wanted) {
        this.event = event;
        this.wanted = wanted;
    }

    @Override
    public final void run() {
        String experiment = named.id();
        String why = reason.orNone();
        Endpoints endpoints = connection.endpoints();
        try (ExperimentReader reader = Experiments.open(endpoints, experiment)) {
            refuseIfOver(current(reader), wanted);
            try (EventPublisher publisher = new EventPublisher(endpoints)) {
                publisher.publish(Topic.EXPERIMENTS, experiment, header -> event.apply(header, why));
            }
            long asked = current(reader).getSequence();
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (current(reader).getStatus() != wanted) {
                refuseIfSetAside(current(reader), asked);
                if (System.nanoTime() > deadline) {
                    throw new Failure(
                            "the request for '%s' was published, but it is still %s after %d s: is an optimizer running?"
                                    .formatted(
                                            experiment, ExperimentText.status(current(reader)), LONGEST.toSeconds()));
                }
                reader.poll(Duration.ofMillis(100));
            }
            if (output.json()) {
                output.print(AvroJson.tree(current(reader)));
            } else {
                output.line(ExperimentText.summary(current(reader)));
            }
        }
    }

    private static void refuseIfOver(ExperimentView view, ExperimentStatus wanted) {
        boolean over = view.getStatus() == ExperimentStatus.ARCHIVED
                || (view.getStatus() == ExperimentStatus.COMPLETE && wanted != ExperimentStatus.ARCHIVED);
        if (over || view.getStatus() == wanted) {
            throw new Failure(
                    "experiment '%s' is %s already".formatted(view.getExperiment(), ExperimentText.status(view)));
        }
    }

    private static void refuseIfSetAside(ExperimentView view, long asked) {
        if (view.getStatus() == ExperimentStatus.QUARANTINED && view.getSequence() > asked) {
            throw new Failure(
                    ("experiment '%s' is quarantined again: what it would do next takes more work than one event may."
                                    + " Create it anew with a definition that has more to try, and archive this one")
                            .formatted(view.getExperiment()));
        }
    }

    private static ExperimentView current(ExperimentReader reader) {
        return Objects.requireNonNull(reader.experiment());
    }
}
