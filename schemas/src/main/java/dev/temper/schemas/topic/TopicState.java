package dev.temper.schemas.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic as a broker has it.
 *
 * @param topic which
 * @param partitions how many partitions it has
 * @param replicas how many replicas its partitions have; the least of them, where they differ
 * @param configuration its settings as they are in force, those by default included
 */
public record TopicState(Topic topic, int partitions, int replicas, Map<String, String> configuration) {

    /**
     * What differs from the catalogue, a sentence each; empty when all is well.
     *
     * @param wantedPartitions partitions of every topic
     * @param wantedReplicas replicas at the least, or {@link TopicAdmin#BROKER_DEFAULT_REPLICATION} for any number
     */
    public List<String> problems(int wantedPartitions, int wantedReplicas) {
        List<String> problems = new ArrayList<>();
        if (partitions != wantedPartitions) {
            problems.add("%s has %d partitions, expected %d: every topic needs the same number, so that an experiment's"
                            .formatted(topic.topicName(), partitions, wantedPartitions)
                    + " events meet; ask for %d partitions, or delete the topic and let it be created anew"
                            .formatted(partitions));
        }
        if (replicas < wantedReplicas) {
            problems.add(
                    "%s has %d replicas, expected %d: add replicas with kafka-reassign-partitions.sh, or ask for %d"
                            .formatted(topic.topicName(), replicas, wantedReplicas, replicas));
        }
        broken().forEach(setting -> problems.add("%s has %s=%s, expected %s: %s"
                .formatted(topic.topicName(), setting.name(), actual(setting), setting.accepted(), setting.reason())));
        return problems;
    }

    /** The settings that mend it, by name; empty when none is wrong. */
    public Map<String, String> remedy() {
        Map<String, String> remedy = new TreeMap<>();
        broken().forEach(setting -> remedy.put(setting.name(), setting.value()));
        return remedy;
    }

    /** Every setting of the catalogue with the value in force where that will do, and else the one that mends it. */
    Map<String, String> writtenOut() {
        Map<String, String> settings = new TreeMap<>();
        topic.storage().settings(replicas).forEach(setting -> settings.put(setting.name(), actual(setting)));
        settings.putAll(remedy());
        return settings;
    }

    private List<TopicSetting> broken() {
        return topic.storage().settings(replicas).stream()
                .filter(setting -> !setting.keeps().test(actual(setting)))
                .toList();
    }

    /** A broker that does not know a setting says nothing of it. */
    private String actual(TopicSetting setting) {
        return configuration.getOrDefault(setting.name(), setting.value());
    }
}
