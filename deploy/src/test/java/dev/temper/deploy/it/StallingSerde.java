package dev.temper.deploy.it;

import dev.temper.schemas.EventHeader;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.topic.Topic;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Temper's serde, but for the journal's events of one experiment: on those it stands still until it is let go. */
public final class StallingSerde implements Serde<SpecificRecord> {
    static final String STALLED = "stalled";
    static final CountDownLatch LET_GO = new CountDownLatch(1);

    private final AvroSerde serde = new AvroSerde();

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        serde.configure(settings, isKey);
    }

    @Override
    public Serializer<SpecificRecord> serializer() {
        return serde.serializer();
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return this::read;
    }

    private SpecificRecord read(String topic, byte[] bytes) {
        SpecificRecord record = serde.deserializer().deserialize(topic, bytes);
        if (topic.equals(Topic.JOURNAL.topicName())
                && record.get(0) instanceof EventHeader header
                && header.getExperiment().equals(STALLED)) {
            try {
                LET_GO.await();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        return record;
    }

    @Override
    public void close() {
        serde.close();
    }
}
