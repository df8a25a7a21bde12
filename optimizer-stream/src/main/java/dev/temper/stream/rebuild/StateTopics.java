package dev.temper.stream.rebuild;

import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import java.util.Collection;
import java.util.List;

/** Names of the topics in which the roles keep their state. */
final class StateTopics {
    private static final String CHANGELOG = "-changelog";

    private StateTopics() {}

    /** The changelog of a role's store. */
    static String changelog(OptimizerConfig config, Role role, String store) {
        return config.applicationId(role) + "-" + store + CHANGELOG;
    }

    /** Those of all stores of a role among the topics of a cluster. */
    static List<String> changelogs(OptimizerConfig config, Role role, Collection<String> topics) {
        return topics.stream()
                .filter(topic -> topic.startsWith(config.applicationId(role) + "-") && topic.endsWith(CHANGELOG))
                .sorted()
                .toList();
    }
}
