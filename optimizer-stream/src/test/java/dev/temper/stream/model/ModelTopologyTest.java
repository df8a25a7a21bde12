package dev.temper.stream.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.proposal.Proposal;
import dev.temper.schemas.ProposalMade;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.meter.Instruments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelTopologyTest {
    @TempDir
    Path directory;

    private final ModelWorkers workers = new ModelWorkers(2);
    private final AtomicInteger computations = new AtomicInteger();
    private Proposer proposer = this::propose;
    private @Nullable TopologyTestDriver driver;
    private @Nullable Serde<SpecificRecord> serde;

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
        workers.close();
    }

    private Proposal propose(ExperimentState state) {
        computations.incrementAndGet();
        return Run.proposalOn(state.header().sequence());
    }

    @Test
    void proposesOnTheNewestStateOfAJournal() throws InterruptedException {
        open();
        Run run = new Run().start().report(1);
        append(run, Run.START);
        assertThat(await()).singleElement().satisfies(made -> {
            assertThat(made.getBasedOn()).isEqualTo(3);
            assertThat(made.getHeader().getNumber()).isEqualTo(1);
            assertThat(made.getHeader().getOrigin()).isNull();
        });
    }

    @Test
    void experimentsWithoutAModelAreLeftAlone() throws InterruptedException {
        open();
        append(new Run("plain", "asha").start().report(1), Run.START);
        append(new Run().start().report(1), Run.START);
        assertThat(await()).extracting(made -> made.getHeader().getExperiment()).containsExactly("digits");
        assertThat(computations).hasValue(1);
    }

    @Test
    void aSlowComputationKeepsNoOtherExperimentWaiting() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        proposer = state -> {
            if (String.valueOf(state.header().definition()).contains("id=slow")) {
                awaitLatch(slow);
            }
            return propose(state);
        };
        open();
        append(new Run("slow", "temper"), Run.START);
        append(new Run("quick", "temper"), Run.START);
        assertThat(await()).extracting(made -> made.getHeader().getExperiment()).containsExactly("quick");
        slow.countDown();
        assertThat(await()).extracting(made -> made.getHeader().getExperiment()).containsExactly("slow");
    }

    @Test
    void historyIsReadBeforeAnythingIsProposed() throws InterruptedException {
        open();
        Run run = new Run().start().report(1);
        append(run, Run.START - ModelProcessor.FRESH_MILLIS - 1);
        driver().advanceWallClockTime(ModelProcessor.TICK);
        assertThat(computations).hasValue(0);
        assertThat(await()).extracting(ProposalMade::getBasedOn).containsExactly(3L);
    }

    private void open() {
        OptimizerConfig config = OptimizerConfig.of(Map.of(
                "bootstrap.servers", "none:1",
                "schema.registry.url", "mock://model",
                "state.dir", directory.toString(),
                "partitions", "1"));
        serde = RecordSerde.of(config);
        driver = new TopologyTestDriver(
                ModelTopology.build(config, workers, definition -> proposer, Instruments.unread()),
                StreamsSettings.of(config, Role.MODEL),
                Instant.ofEpochMilli(Run.START));
    }

    private void append(Run run, long time) {
        TestInputTopic<byte[], byte[]> topic = driver().createInputTopic(
                        Topic.JOURNAL.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
        String id = String.valueOf(run.state().header().definition()).replaceAll(".*?\\[id=([a-z]+),.*", "$1");
        long offset = 0;
        for (JournalEntry entry : run.journal()) {
            byte[] value = serde().serializer()
                    .serialize(
                            Topic.JOURNAL.topicName(),
                            EventCodec.encode(id, entry, Topic.METRICS.topicName(), 0, offset++));
            topic.pipeInput(id.getBytes(StandardCharsets.UTF_8), value, time);
        }
    }

    /** The proposals that are sent first from now on. */
    private List<ProposalMade> await() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<ProposalMade> proposals = new ArrayList<>();
        while (proposals.isEmpty() && System.nanoTime() < deadline) {
            driver().advanceWallClockTime(ModelProcessor.TICK);
            for (byte[] value : driver().createOutputTopic(
                            Topic.PROPOSALS.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readValuesToList()) {
                proposals.add((ProposalMade) serde().deserializer().deserialize(Topic.PROPOSALS.topicName(), value));
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return proposals;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TopologyTestDriver driver() {
        return Objects.requireNonNull(driver);
    }

    private Serde<SpecificRecord> serde() {
        return Objects.requireNonNull(serde);
    }
}
