package dev.temper.deploy.sink;

import dev.temper.core.event.JournalEntry;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.schemas.serde.AvroSerializer;
import dev.temper.schemas.topic.Topic;
import dev.temper.sinks.Happening;
import dev.temper.sinks.Happenings;
import dev.temper.stream.codec.EventCodec;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Broker, registry and the journal of simulated experiments, with faults and repeats, and what happened in them. */
final class JournalStage implements AutoCloseable {
    private static final List<Long> SEEDS = List.of(3L, 11L, 17L);

    private final EmbeddedStack stack;
    private final List<Happening> happened = new ArrayList<>();

    JournalStage(Path directory) throws Exception {
        stack = EmbeddedStack.start(directory.resolve("data"), 0, 0, Topic.DEFAULT_PARTITIONS);
        AvroSerializer values = new AvroSerializer();
        values.configure(endpoints().serde(), false);
        Map<String, Object> settings = endpoints().kafka();
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(settings, new StringSerializer(), values)) {
            for (long seed : SEEDS) {
                publish(Simulation.play(Scenarios.faulty(seed)), producer);
            }
        }
    }

    private void publish(Played played, KafkaProducer<String, SpecificRecord> producer) throws Exception {
        String id = played.scenario().definition().id();
        Happenings happenings = new Happenings(id);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (JournalEntry entry : played.journal()) {
            SpecificRecord record = EventCodec.encode(id, entry, Topic.METRICS.topicName(), 0, 0);
            sent.add(producer.send(new ProducerRecord<>(Topic.JOURNAL.topicName(), id, record)));
            happened.addAll(happenings.take(entry));
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
    }

    Endpoints endpoints() {
        return stack.endpoints();
    }

    /** All that happened, experiment after experiment. */
    List<Happening> happened() {
        return happened;
    }

    @Override
    public void close() {
        stack.close();
    }
}
