package dev.temper.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedStack;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReceiverIT {
    private static final String TOPIC = "bench.late";

    @TempDir
    Path data;

    /** On a busy machine the broker may learn of a new topic only after the receiver has asked for it. */
    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void missesNothingOnTopicThatTheBrokerDoesNotKnowYet() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(data, 0, 0, 1)) {
            Endpoints endpoints = stack.endpoints();
            try (Publisher publisher = new Publisher(endpoints);
                    Admin admin = Admin.create(endpoints.kafka())) {
                BareLane lane = new BareLane("late", TOPIC, TOPIC, 8, publisher);
                CompletableFuture<Receiver> starting =
                        CompletableFuture.supplyAsync(() -> new Receiver(endpoints.bootstrap(), 2, List.of(lane)));
                admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1)))
                        .all()
                        .get();
                try (Receiver receiver = starting.get()) {
                    Slice slice = new Slice(3);
                    lane.begin(slice);
                    for (int report = 0; report < slice.reports(); report++) {
                        lane.send(report);
                    }
                    Patience patience = new Patience("late", receiver::check, slice::missing);
                    while (!slice.await(200)) {
                        patience.orThrow();
                    }
                    assertThat(slice.repeats()).isZero();
                }
            }
        }
    }
}
