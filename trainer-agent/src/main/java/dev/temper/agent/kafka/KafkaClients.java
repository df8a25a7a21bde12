package dev.temper.agent.kafka;

import dev.temper.schemas.signature.SigningKey;
import dev.temper.schemas.signature.SigningSerializer;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients of a real broker. Precedence: what the agent cannot do without, the operator's settings, the defaults. */
public final class KafkaClients implements Clients {
    private final String clientId;
    private final String bootstrapServers;
    private final Serde<SpecificRecord> serde;
    private final Map<String, String> settings;
    private final SigningKey key;

    /**
     * Clients named {@code clientId} to the broker; {@code settings} are Kafka's own, for producer and consumer.
     *
     * @param key signs every event
     */
    public KafkaClients(
            String clientId,
            String bootstrapServers,
            Serde<SpecificRecord> serde,
            Map<String, String> settings,
            SigningKey key) {
        this.clientId = clientId;
        this.bootstrapServers = bootstrapServers;
        this.serde = serde;
        this.settings = Map.copyOf(settings);
        this.key = key;
    }

    /**
     * A serde of this class, for values.
     *
     * @throws IllegalArgumentException when the class is no serde, or its settings are wrong
     */
    @SuppressWarnings("unchecked") // what the serde is of is the operator's promise
    public static Serde<SpecificRecord> serde(String className, String registryUrl, Map<String, String> settings) {
        Map<String, Object> all = new TreeMap<>();
        all.put("schema.registry.url", registryUrl);
        // Read by Confluent's serde; ours always does so.
        all.put("specific.avro.reader", true);
        all.put("value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
        all.putAll(settings);
        try {
            Serde<SpecificRecord> serde = (Serde<SpecificRecord>) Class.forName(className)
                    .asSubclass(Serde.class)
                    .getDeclaredConstructor()
                    .newInstance();
            serde.configure(all, false);
            return serde;
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException("'" + className + "' is no serde on the class path: " + e, e);
        }
    }

    @Override
    public Producer<String, SpecificRecord> producer() {
        Map<String, Object> all = common();
        all.put("linger.ms", "2");
        all.put("max.block.ms", "5000");
        all.put("request.timeout.ms", "5000");
        all.put("delivery.timeout.ms", "10000");
        all.put("compression.type", "none");
        all.put("buffer.memory", "4194304");
        all.putAll(settings);
        all.put("acks", "all");
        all.put("enable.idempotence", "true");
        return new KafkaProducer<>(all, new StringSerializer(), new SigningSerializer(serde.serializer(), key));
    }

    @Override
    public Consumer<String, byte[]> consumer() {
        Map<String, Object> all = common();
        // A decision is answered at once; this is how often the broker says that there is none.
        all.put("fetch.max.wait.ms", "5000");
        all.putAll(settings);
        all.put("enable.auto.commit", "false");
        all.put("isolation.level", "read_uncommitted");
        all.put("allow.auto.create.topics", "false");
        // Only if its place was deleted meanwhile: then every decision is read again, and known ones are dropped.
        all.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return serde.deserializer();
    }

    private Map<String, Object> common() {
        Map<String, Object> all = new TreeMap<>();
        all.put("bootstrap.servers", bootstrapServers);
        all.put("client.id", clientId);
        all.put("reconnect.backoff.max.ms", "1000");
        // Nobody looks at them, and they take memory and time.
        all.put("metric.reporters", "");
        all.put("enable.metrics.push", "false");
        return all;
    }
}
