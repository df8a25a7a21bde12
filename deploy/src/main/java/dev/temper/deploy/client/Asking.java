package dev.temper.deploy.client;

import dev.temper.console.text.RefusalText;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.RejectReason;
import dev.temper.deploy.Failure;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.DefinitionReader;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** Asks something of an experiment that there is, and waits until it is done or refused. */
public final class Asking {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);

    private Asking() {}

    /**
     * Publishes an event on {@code temper.experiments} and returns when the reader sees that it was taken.
     *
     * @param reader of the experiment, which has one
     * @param event makes the event with the header that it is to carry
     * @param done whether what was asked for is to be seen
     * @throws Failure when the optimizer refuses it, with why, or does not answer
     */
    public static void publish(
            Endpoints endpoints,
            ExperimentReader reader,
            Function<EventHeader, SpecificRecord> event,
            Predicate<ExperimentReader> done) {
        String experiment = view(reader).getExperiment();
        try (TopicReader decisions = TopicReader.fromNow(endpoints, Topic.DECISIONS, experiment);
                EventPublisher publisher = new EventPublisher(endpoints)) {
            EventHeader asked = publisher.publish(Topic.EXPERIMENTS, experiment, event);
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (!done.test(reader)) {
                refusal(decisions, asked).ifPresent(reason -> {
                    throw new Failure("experiment '%s': %s"
                            .formatted(
                                    experiment,
                                    RefusalText.of(
                                            reason,
                                            DefinitionReader.readJson(
                                                    view(reader).getDefinition()))));
                });
                if (System.nanoTime() > deadline) {
                    throw new Failure(
                            "the request was published, but nothing has come of it in %d s: is an optimizer running? (`temper dead-letters %s` says if it was refused)"
                                    .formatted(LONGEST.toSeconds(), experiment));
                }
                reader.poll(POLL);
            }
        }
    }

    private static ExperimentView view(ExperimentReader reader) {
        ExperimentView view = reader.experiment();
        if (view == null) {
            throw new IllegalArgumentException("the reader has no experiment");
        }
        return view;
    }

    private static Optional<RejectReason> refusal(TopicReader decisions, EventHeader asked) {
        return decisions.poll(Duration.ZERO).stream()
                .map(record -> record.value())
                .filter(record -> record instanceof RejectDecision reject
                        && reject.getProducer().equals(asked.getProducer())
                        && reject.getEventNumber() == asked.getNumber())
                .map(record -> ((Action.Reject) DecisionCodec.decode(record).action()).reason())
                .findFirst();
    }
}
