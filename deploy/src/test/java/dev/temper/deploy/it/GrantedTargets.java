package dev.temper.deploy.it;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.TopicReader;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.topic.Topic;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How far each lease of an experiment might train. */
final class GrantedTargets {
    private GrantedTargets() {}

    /** The last epoch that each lease was granted, by lease. */
    static Map<Long, Integer> read(Endpoints endpoints, String experiment) {
        Map<Long, Integer> targets = new TreeMap<>();
        for (ConsumerRecord<String, SpecificRecord> record :
                TopicReader.readAll(endpoints, Topic.DECISIONS, experiment)) {
            if (record.value() instanceof SuggestDecision suggest) {
                targets.put(suggest.getLease(), suggest.getTarget().getToEpoch());
            } else if (record.value() instanceof PromoteDecision promote) {
                targets.put(promote.getLease(), promote.getTarget().getToEpoch());
            } else if (record.value() instanceof ContinueDecision onward) {
                targets.put(onward.getLease(), onward.getTarget().getToEpoch());
            }
        }
        return targets;
    }
}
