package dev.temper.deploy.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.deploy.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 90, unit = TimeUnit.SECONDS)
class EmbeddedBrokerIT {
    @TempDir
    Path data;

    @Test
    void keepsRecordsOffsetsAndIdentityOverARestart() throws Exception {
        String cluster;
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, EmbeddedBroker.ANY_PORT)) {
            port = URI.create("kafka://" + broker.bootstrap()).getPort();
            cluster = clusterId(broker);
            createTopic(broker);
            sendInATransaction(broker, "first");
            assertThat(readAsGroup(broker, 1)).containsExactly("first");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, port)) {
            assertThat(clusterId(broker)).isEqualTo(cluster);
            sendInATransaction(broker, "second");
            assertThat(readAsGroup(broker, 1))
                    .as("the group goes on where it was")
                    .containsExactly("second");
        }
    }

    @Test
    void namesADirectoryThatAnotherBrokerHolds() throws Exception {
        try (EmbeddedBroker running = EmbeddedBroker.start(data, EmbeddedBroker.ANY_PORT)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(data, EmbeddedBroker.ANY_PORT))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("is another `temper up` running on it?");
            assertThat(clusterId(running)).as("the running one is left alone").isNotBlank();
        }
    }

    @Test
    void namesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(data, taken.getLocalPort()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void namesADirectoryThatCannotBeMade() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "not a directory");
        assertThatThrownBy(() -> EmbeddedBroker.start(file.resolve("below"), EmbeddedBroker.ANY_PORT))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void saysThatTheDiskIsFullRatherThanDyingSilently() {
        assertThat(KafkaExit.text(data, 1, null)).contains(data.toString()).contains("status 1");
    }

    private static String clusterId(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            return admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS);
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("words", 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static void sendInATransaction(EmbeddedBroker broker, String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "words-writer");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("words", value)).get(20, TimeUnit.SECONDS);
            producer.commitTransaction();
        }
    }

    private static List<String> readAsGroup(EmbeddedBroker broker, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrap(),
                "group.id", "words-reader",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("words"));
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
            consumer.commitSync();
        }
        return values;
    }
}
