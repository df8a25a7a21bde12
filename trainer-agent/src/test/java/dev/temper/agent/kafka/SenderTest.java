package dev.temper.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.machine.Report;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.testing.Await;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.serde.AvroSerde;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events when the broker does not take them. */
class SenderTest {
    @TempDir
    private Path directory;

    private final MockProducer<String, SpecificRecord> producer = producer();
    private final AtomicInteger downs = new AtomicInteger();
    private final AtomicInteger ups = new AtomicInteger();
    private final AtomicInteger producers = new AtomicInteger();
    private Outbox outbox = new Outbox(events("none"), new Spool(Path.of("/nonexistent/none")), 0);
    private Sender sender = sender(outbox);

    private static MockProducer<String, SpecificRecord> producer() {
        return new MockProducer<>(
                false,
                null,
                new StringSerializer(),
                KafkaClients.serde(AvroSerde.class.getName(), "mock://sender", Map.of())
                        .serializer());
    }

    private static Events events(String session) {
        return new Events("agent/a/" + session, "a", session);
    }

    private Sender sender(Outbox from) {
        return new Sender(
                from,
                () -> {
                    producers.incrementAndGet();
                    return producer;
                },
                new Sender.Connectivity() {
                    @Override
                    public void down() {
                        downs.incrementAndGet();
                    }

                    @Override
                    public void up() {
                        ups.incrementAndGet();
                    }
                },
                1);
    }

    @BeforeEach
    void start() {
        outbox = new Outbox(events("s"), new Spool(directory.resolve("spool")), 10_000);
        sender = sender(outbox);
        sender.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        sender.shutdown();
        outbox.close();
    }

    @Test
    void theEndOfATrialWaitsUntilItsMetricsAreAcknowledged() {
        outbox.publish("e", 1, metric(1));
        outbox.publish("e", 2, ended());
        awaitSent(1);
        assertThat(producer.history())
                .as("it is in another topic, and could be read first")
                .hasSize(1);
        assertThat(producer.completeNext()).isTrue();
        awaitSent(2);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("temper.metrics", "temper.agents");
    }

    @Test
    void sendsAgainInOrderWhatWasNotAcknowledged() throws Exception {
        outbox.publish("e", 1, metric(1));
        outbox.publish("e", 2, metric(2));
        outbox.publish("e", 3, metric(3));
        awaitSent(3);
        assertThat(producer.completeNext()).isTrue();
        assertThat(producer.errorNext(new TimeoutException("no broker"))).isTrue();
        assertThat(producer.errorNext(new TimeoutException("no broker"))).isTrue();
        Await.until(() -> sent() == 5);
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 2L, 3L);
        assertThat(downs).hasValue(1);
        assertThat(ups).hasValue(0);
        assertThat(producer.completeNext()).isTrue();
        assertThat(producer.completeNext()).isTrue();
        assertThat(outbox.awaitEmpty(Duration.ofSeconds(10))).isTrue();
        assertThat(ups).hasValue(1);
        assertThat(new Spool(directory.resolve("spool")).open()).isEmpty();
    }

    @Test
    void whatWasNotAcknowledgedIsSentByTheNextRunUnderItsOldNumbers() throws Exception {
        outbox.publish("e", 1, metric(1));
        outbox.publish("e", 2, ended());
        sender.shutdown();
        producer.clear();
        Outbox next = new Outbox(events("next"), new Spool(directory.resolve("spool")), 10_000);
        next.publish("e", 1, metric(7));
        assertThat(next.unsent()).isEqualTo(3);
        assertThat(header(take(next)).getProducer()).isEqualTo("agent/a/s");
        next.landed();
        EventHeader first = header(take(next));
        assertThat(first.getNumber()).isEqualTo(1);
        next.close();
    }

    @Test
    void aReportThatIsAwaitedTakesThoseAlongThatGather() throws Exception {
        Outbox gathering = new Outbox(events("gathering"), new Spool(directory.resolve("gathering")), 10_000);
        gathering.publish("e", 1, metric(1));
        gathering.publish("e", 2, metric(2));
        gathering.publish("e", 3, new Report.Metric(1, 2, measurement(3), true));
        for (long number = 1; number <= 3; number++) {
            Outbox.Parcel parcel = gathering.next(Duration.ZERO);
            assertThat(parcel).isNotNull();
            assertThat(header(Objects.requireNonNull(parcel)).getNumber()).isEqualTo(number);
        }
        assertThat(gathering.next(Duration.ZERO)).isNull();
        gathering.close();
    }

    @Test
    void heartbeatsAndOffersThatComeTooLateAreForgotten() {
        outbox.publish("e", 1, new Report.Heartbeat(List.of()));
        awaitSent(1);
        outbox.publish("e", 2, metric(1));
        awaitSent(2);
        synchronized (producer) { // the sender's flush would send what has not failed yet
            assertThat(producer.errorNext(new TimeoutException("no broker"))).isTrue();
            assertThat(producer.errorNext(new TimeoutException("no broker"))).isTrue();
        }
        awaitSent(3);
        assertThat(producer.history().get(2).value()).isInstanceOf(MetricReported.class);
    }

    @Test
    void anErrorThatDoesNotPassIsMetWithANewProducer() {
        outbox.publish("e", 1, metric(1));
        awaitSent(1);
        // The mock cannot be used once closed: it is enough that the sender asks for another.
        assertThat(producer.errorNext(new KafkaException("fatal"))).isTrue();
        Await.until(() -> producers.get() > 1);
        assertThat(outbox.unsent()).isEqualTo(1);
    }

    @Test
    void whoBringsMetricsWaitsWhileTheSpoolIsFullAndLosesNone() throws Exception {
        Thread reader = new Thread(() -> {
            for (int i = 1; i <= 500; i++) {
                try {
                    outbox.awaitRoom();
                } catch (InterruptedException e) {
                    return;
                }
                outbox.publish("e", i, metric(i));
            }
        });
        reader.start();
        Await.until(() -> reader.getState() == Thread.State.WAITING);
        assertThat(outbox.unsent()).isBetween(50, 400);
        while (reader.isAlive() || outbox.unsent() > 0) {
            if (!producer.completeNext()) {
                reader.join(1);
            }
        }
        assertThat(numbers()).hasSize(500).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aFullDiskDoesNotStopTheEvents() {
        Outbox full = new Outbox(events("s"), new Spool(Path.of("/dev/null/spool")), 10_000);
        full.publish("e", 1, metric(1));
        full.publish("e", 2, ended());
        assertThat(full.unsent()).isEqualTo(2);
        full.close();
    }

    private static Outbox.Parcel take(Outbox from) throws InterruptedException {
        return Await.value(() -> {
            try {
                return java.util.Optional.ofNullable(from.next(Duration.ofMillis(10)));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static EventHeader header(Outbox.Parcel parcel) {
        return parcel.event instanceof MetricReported metric
                ? metric.getHeader()
                : ((TrialEnded) parcel.event).getHeader();
    }

    private List<Long> numbers() {
        return producer.history().stream()
                .map(record -> ((MetricReported) record.value()).getHeader().getNumber())
                .toList();
    }

    private void awaitSent(int count) {
        Await.until(() -> sent() >= count);
    }

    private int sent() {
        return producer.history().size();
    }

    private static Report metric(int epoch) {
        return new Report.Metric(1, 2, measurement(epoch), false);
    }

    private static EpochMetrics measurement(int epoch) {
        return new EpochMetrics(epoch, List.of(new MetricValue("a", 0.5, null)), null);
    }

    private static Report ended() {
        return new Report.Ended(1, 2, Outcome.COMPLETED, 0, "", false);
    }
}
