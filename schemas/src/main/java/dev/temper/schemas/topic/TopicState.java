package dev.temper.schemas.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as a broker has it.
 *
 * @param topic which
 * @param partitions how many partitions it has
 * @param configuration its settings, those by default included
 */
public record TopicState(Topic topic, int partitions, Map<String, String> configuration) {

    /** What differs from the catalogue, a sentence with the remedy each; empty when all is well. */
    public List<String> problems(int wantedPartitions) {
        List<String> problems = new ArrayList<>();
        if (partitions != wantedPartitions) {
            problems.add("%s has %d partitions, expected %d: every topic needs the same number, so that an experiment's"
                            .formatted(topic.topicName(), partitions, wantedPartitions)
                    + " events meet; ask for %d partitions, or delete the topic and let it be created anew"
                            .formatted(partitions));
        }
        expect(problems, TopicConfig.CLEANUP_POLICY_CONFIG, topic.storage().cleanupPolicy());
        expect(
                problems,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                topic.storage().timestampType());
        checkRetention(problems);
        return problems;
    }

    private void expect(List<String> problems, String setting, String wanted) {
        String actual = configuration.getOrDefault(setting, "unset");
        if (!actual.equals(wanted)) {
            problems.add(problem(setting, actual, wanted, wanted));
        }
    }

    /** Keeping records longer than the catalogue asks harms nothing. */
    private void checkRetention(List<String> problems) {
        Storage storage = topic.storage();
        if (storage == Storage.COMPACTED) {
            return;
        }
        long wanted = storage.retentionMillis();
        long actual = Long.parseLong(configuration.getOrDefault(TopicConfig.RETENTION_MS_CONFIG, "-1"));
        if (actual >= 0 && (wanted < 0 || actual < wanted)) {
            String least = wanted < 0 ? "-1 (for ever)" : wanted + " (" + storage.retention() + ") or more";
            problems.add(problem(TopicConfig.RETENTION_MS_CONFIG, Long.toString(actual), least, Long.toString(wanted)));
        }
    }

    private String problem(String setting, String actual, String wanted, String value) {
        return "%s has %s=%s, expected %s: run kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config %s=%s"
                .formatted(topic.topicName(), setting, actual, wanted, topic.topicName(), setting, value);
    }
}
