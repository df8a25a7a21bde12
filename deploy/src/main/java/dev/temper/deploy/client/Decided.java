package dev.temper.deploy.client;

import dev.temper.core.decision.Decision;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.CodecException;
import dev.temper.stream.codec.DecisionCodec;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A decision as it is recorded.
 *
 * @param record as it was found
 * @param decision what it says
 */
public record Decided(SpecificRecord record, Decision decision) {
    private static final Logger LOG = LoggerFactory.getLogger(Decided.class);

    /** All decisions on an experiment now, in their order; a record that says none is left out, with a word in the log. */
    public static List<Decided> on(Endpoints endpoints, String experiment) {
        List<Decided> all = new ArrayList<>();
        for (ConsumerRecord<String, SpecificRecord> found :
                TopicReader.readAll(endpoints, Topic.DECISIONS, experiment)) {
            try {
                all.add(new Decided(found.value(), DecisionCodec.decode(found.value())));
            } catch (CodecException e) {
                LOG.warn(
                        "{}-{} at {} is left out: {}",
                        found.topic(),
                        found.partition(),
                        found.offset(),
                        e.getMessage());
            }
        }
        return all;
    }
}
