package dev.temper.benchmarks.load;

import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** A Kafka Streams application that copies a topic, with the settings of one of the optimizer's roles. */
final class PassThrough implements AutoCloseable {
    private final KafkaStreams streams;

    PassThrough(OptimizerConfig config, Role role, String from, String to) {
        Topology topology = new Topology();
        topology.addSource("from", new ByteArrayDeserializer(), new ByteArrayDeserializer(), from);
        topology.addSink("to", to, new ByteArraySerializer(), new ByteArraySerializer(), "from");
        Properties settings = StreamsSettings.of(config, role);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bare-" + role.label());
        streams = new KafkaStreams(topology, settings);
        streams.start();
    }

    boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(10));
    }
}
