import dev.temper.schemas.MetricReported;
import dev.temper.schemas.serde.AvroSerde;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints how many reports of each trial are in the topic, and how many stand there twice: BROKER REGISTRY EXPERIMENT. */
class CountReports {
    private static final String TOPIC = "temper.metrics";

    public static void main(String[] arguments) {
        AvroSerde serde = new AvroSerde();
        serde.configure(Map.of("schema.registry.url", arguments[1]), false);
        Map<Integer, BitSet> seen = new TreeMap<>();
        int twice = 0;
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", arguments[0]),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    SpecificRecord event = serde.deserializer().deserialize(TOPIC, record.value());
                    if (arguments[2].equals(record.key()) && event instanceof MetricReported report) {
                        BitSet epochs = seen.computeIfAbsent(report.getTrial(), trial -> new BitSet());
                        twice += epochs.get(report.getEpoch()) ? 1 : 0;
                        epochs.set(report.getEpoch());
                    }
                }
            }
        }
        System.out.println(seen.entrySet().stream()
                .map(trial -> trial.getKey() + "=" + trial.getValue().cardinality())
                .collect(Collectors.joining(" ")));
        System.out.println("twice=" + twice);
    }
}
