package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.signature.Signatures;
import dev.temper.schemas.signature.VerifyingKey;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.replay.JournalReader;
import dev.temper.stream.replay.ReplayCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent in Python with none of Temper's code, where its two libraries are installed. */
@Timeout(4 * 60)
class TopicsExampleIT {
    private static final Path EXAMPLE =
            Path.of("").toAbsolutePath().resolveSibling("examples").resolve("topics");

    @TempDir
    private Path directory;

    @Test
    void anAgentByTopicsAloneServesAnExperimentToItsEnd() throws Exception {
        // A python3 of another name may have the libraries.
        String python = System.getProperty("temper.python", "python3");
        if (!succeeds(python, "-c", "import confluent_kafka, fastavro")) {
            System.out.println(
                    "SKIPPED: the example topics; " + python + " does not have confluent_kafka and fastavro");
            return;
        }
        Path output = directory.resolve("output");
        try (Up up = Up.start(directory.resolve("data"))) {
            String definition =
                    DefinitionWriter.write(DefinitionReader.read(Files.readString(EXAMPLE.resolve("experiment.yaml"))));
            try (EventPublisher publisher = new EventPublisher(up.endpoints())) {
                publisher.publish(Topic.EXPERIMENTS, "topics", header -> new ExperimentCreated(header, definition));
            }
            ProcessBuilder agent = new ProcessBuilder(
                            python, EXAMPLE.resolve("agent.py").toString(), "topics")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            agent.environment().put("TEMPER_BOOTSTRAP", up.endpoints().bootstrap());
            agent.environment().put("TEMPER_REGISTRY", up.endpoints().registry());
            Process process = agent.start();
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(Files.readString(output)).contains("FULLY_TRAINED", "complete: the best trial is");
            assertThat(process.exitValue()).isZero();
            checkResult(up);
            if (succeeds(python, "-c", "import cryptography")) {
                checkSignatures(up);
            }
        }
    }

    /** What it signs, in Python, is what intake checks. */
    private static void checkSignatures(Up up) {
        Map<String, Object> brokers = Map.of("bootstrap.servers", up.endpoints().bootstrap());
        try (var consumer = new KafkaConsumer<>(brokers, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.AGENTS.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            ConsumerRecord<byte[], byte[]> record = Await.until("a record of an agent", Duration.ofSeconds(30), () -> {
                var records = consumer.poll(Duration.ofMillis(100)).iterator();
                return records.hasNext() ? records.next() : null;
            });
            byte[] key = record.headers().lastHeader(Signatures.KEY).value();
            byte[] signature = record.headers().lastHeader(Signatures.SIGNATURE).value();
            assertThat(VerifyingKey.of(key).signed(record.value(), signature)).isTrue();
        }
    }

    private static void checkResult(Up up) {
        try (ExperimentReader reader = new ExperimentReader(up.endpoints(), "topics")) {
            ExperimentView view = Await.until("it is complete", Duration.ofMinutes(1), () -> {
                reader.poll(Duration.ofMillis(50));
                ExperimentView now = reader.experiment();
                return now != null && now.getStatus() == ExperimentStatus.COMPLETE ? now : null;
            });
            assertThat(Objects.requireNonNull(view).getTrials()).isEqualTo(12);
            assertThat(view.getFailed()).isZero();
        }
        Map<String, String> brokers = Map.of("bootstrap.servers", up.endpoints().bootstrap());
        assertThat(ReplayCheck.check(JournalReader.read(
                                "topics",
                                brokers,
                                RegistryClient.open(up.endpoints().registry())))
                        .differences())
                .isZero();
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
