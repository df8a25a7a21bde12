package dev.temper.deploy.it;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.TopicReader;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.signature.SigningKey;
import dev.temper.schemas.signature.SigningSerializer;
import dev.temper.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Somebody with the rights of an agent who reports under another's lease. */
final class Forger {
    private final Endpoints endpoints;
    private final AvroSerde serde = new AvroSerde();

    Forger(Endpoints endpoints) {
        this.endpoints = endpoints;
        serde.configure(endpoints.serde(), false);
    }

    /** Reads a grant, as every agent may. */
    private SuggestDecision grant(String experiment) {
        try (TopicReader reader = new TopicReader(endpoints, Topic.DECISIONS, experiment)) {
            return (SuggestDecision) Await.until(
                    "a grant",
                    Duration.ofSeconds(30),
                    () -> reader.poll(Duration.ofMillis(50)).stream()
                            .map(record -> (Object) record.value())
                            .filter(SuggestDecision.class::isInstance)
                            .findFirst()
                            .orElse(null));
        }
    }

    /** Reports a value under a lease, as the session that holds it would, without a signature and with one. */
    void report(String experiment, double value) throws ExecutionException, InterruptedException {
        SuggestDecision grant = grant(experiment);
        Assignee to = grant.getAssignee();
        EventHeader header =
                new EventHeader(experiment, "agent/" + to.getAgent() + "/" + to.getSession(), 1_000L, null);
        MetricReported forged = new MetricReported(
                header, grant.getTrial(), grant.getLease(), 1, List.of(new MetricValue("loss", value, null)), null);
        send(serde.serializer(), forged);
        send(new SigningSerializer(serde.serializer(), SigningKey.generate()), forged);
    }

    private void send(Serializer<SpecificRecord> serializer, MetricReported forged)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(endpoints.kafka(), new StringSerializer(), serializer)) {
            producer.send(new ProducerRecord<>(
                            Topic.METRICS.topicName(), forged.getHeader().getExperiment(), (SpecificRecord) forged))
                    .get();
        }
    }
}
