package dev.temper.sinks;

import java.util.Set;
import java.util.TreeSet;

/**
 * What of the journal a sink is told, and under which name it keeps its place.
 *
 * @param group Kafka's consumer group: another name is another sink, with a place of its own
 * @param start where a group begins that has no place yet
 * @param experiments ids of those that it is told of; empty for all
 */
public record FollowSettings(String group, Start start, Set<String> experiments) {
    /** Where a new group begins. */
    public enum Start {
        /** At the beginning of the journal. */
        BEGINNING,
        /** At what happens from now on. */
        NOW
    }

    /** Copies the set. */
    public FollowSettings {
        experiments = Set.copyOf(new TreeSet<>(experiments));
    }

    boolean wants(String experiment) {
        return experiments.isEmpty() || experiments.contains(experiment);
    }
}
