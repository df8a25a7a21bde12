package dev.temper.stream.rebuild;

import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.TopicAdmin;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * That a cluster's experiments can be moved: no optimizer runs, and all that users and agents said is in the journal. The
 * model's proposals do not count: it makes new ones.
 */
public final class Drained {
    private static final List<Topic> INPUTS = List.of(Topic.EXPERIMENTS, Topic.AGENTS, Topic.METRICS);

    private final Admin admin;
    private final OptimizerConfig config;

    /** Asks through this client, which stays the caller's to close. */
    public Drained(Admin admin, OptimizerConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /**
     * Makes sure of it.
     *
     * @throws LostStateException naming the optimizers that run, or the partitions that were not read to their ends
     * @throws dev.temper.schemas.topic.TopicsException when the topics are not as the catalogue says
     */
    public void require() {
        new TopicAdmin(admin).check(config.partitions(), config.replicationFactor());
        Groups groups = new Groups(admin, config);
        groups.requireNobody();
        Map<TopicPartition, Long> read = groups.committed(Role.INTAKE);
        List<String> behind = new ArrayList<>();
        for (Topic topic : INPUTS) {
            groups.ends(topic).forEach((partition, end) -> {
                long left = end - read.getOrDefault(partition, 0L);
                if (left > 0) {
                    behind.add(partition + " by " + left);
                }
            });
        }
        Map<TopicPartition, Integer> waiting = new IntakeWaiting(admin, config).records();
        waiting.forEach((partition, records) -> behind.add(partition + " holds " + records));
        if (!behind.isEmpty()) {
            behind.sort(null);
            throw new LostStateException("Not all that was said is in the journal: "
                    + String.join(", ", behind)
                    + ". Stop the agents, let an optimizer run until its lag is 0 and nobody is slowed (health says both), stop"
                    + " it, and export again");
        }
    }
}
