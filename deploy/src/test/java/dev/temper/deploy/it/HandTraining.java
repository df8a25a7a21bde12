package dev.temper.deploy.it;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;

/** What an agent with one slot does, by hand, for experiments whose trainings are one epoch long. */
final class HandTraining {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private HandTraining() {}

    /** Trains an experiment's first trials, one after the other: the first comes to 0.125, the others to 0.5. */
    static void train(Endpoints endpoints, String experiment, int trials) {
        try (EventPublisher agent = new EventPublisher(endpoints);
                ExperimentReader reader = new ExperimentReader(endpoints, experiment)) {
            for (int number = 1; number <= trials; number++) {
                TrialView trial = grant(agent, reader, experiment, number);
                double loss = number == 1 ? 0.125 : 0.5;
                // Leases count up from 1, and each trial has one here.
                long lease = number;
                agent.publish(
                        Topic.METRICS,
                        experiment,
                        header -> new MetricReported(
                                header,
                                trial.getTrial(),
                                lease,
                                1,
                                List.of(new MetricValue("loss", loss, null)),
                                null));
                // The slot is free again only when the process has ended, as the stop at full training asked.
                Await.until("the stop", PATIENCE, () -> {
                    reader.poll(Duration.ofMillis(100));
                    return reader.trials().get(trial.getTrial()).getValue() != null;
                });
                agent.publish(
                        Topic.AGENTS,
                        experiment,
                        header -> new TrialEnded(
                                header, trial.getTrial(), lease, Outcome.STOPPED, null, "as decided", false));
            }
        }
    }

    /** Offers a slot and returns the trial that is granted for it. */
    private static TrialView grant(EventPublisher agent, ExperimentReader reader, String experiment, int offer) {
        agent.publish(
                Topic.AGENTS,
                experiment,
                header -> new SlotOffered(header, new Assignee("host", "s", 0, (long) offer), ""));
        Await.until("trial " + offer, PATIENCE, () -> {
            reader.poll(Duration.ofMillis(100));
            return reader.trials().containsKey(offer);
        });
        return reader.trials().get(offer);
    }
}
