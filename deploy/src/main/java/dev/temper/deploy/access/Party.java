package dev.temper.deploy.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.temper.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** Who connects to a broker, and the rights that each needs: no more than that. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are copied
public enum Party {
    /** Keeps schemas: {@code temper registry}. */
    REGISTRY("keeps schemas: temper registry", Set.of(), Set.of()),
    /** All roles of the optimizer in one process, or several processes with the same principal. */
    OPTIMIZER(
            "decides: temper optimizer, and temper topics --create and --check",
            EnumSet.allOf(Topic.class),
            EnumSet.of(
                    Topic.EXPERIMENTS,
                    Topic.PROPOSALS,
                    Topic.JOURNAL,
                    Topic.DECISIONS,
                    Topic.VIEWS,
                    Topic.DEAD_LETTERS)),
    /** The optimizer's role model in a process of its own. */
    MODEL(
            "advises: temper optimizer with roles=model and topics.create=false",
            EnumSet.of(Topic.JOURNAL),
            EnumSet.of(Topic.PROPOSALS)),
    /** Runs training. */
    AGENT("trains: temper agent", EnumSet.of(Topic.DECISIONS), EnumSet.of(Topic.AGENTS, Topic.METRICS)),
    /** Creates experiments, steers them and looks at them. */
    USER(
            "creates and steers experiments, and looks at them",
            EnumSet.of(Topic.VIEWS, Topic.JOURNAL, Topic.DECISIONS, Topic.DEAD_LETTERS),
            EnumSet.of(Topic.EXPERIMENTS)),
    /** Looks at experiments. */
    VIEWER("looks: experiment list and show, watch, best", EnumSet.of(Topic.VIEWS), Set.of()),
    /** Proves decisions, and reads what led to them. */
    AUDITOR("replays, explains, and reads all that was written", EnumSet.allOf(Topic.class), Set.of()),
    /** Tells others what happens. */
    SINK("tells others what happens: temper sink", EnumSet.of(Topic.JOURNAL), Set.of());

    /** What the consumer groups of sinks begin with, unless they are given other names. */
    public static final String SINK_GROUPS = "temper.sink";

    private static final String SCHEMAS = "_temper_schemas";

    private final String does;
    private final Set<Topic> reads;
    private final Set<Topic> writes;

    Party(String does, Set<Topic> reads, Set<Topic> writes) {
        this.does = does;
        this.reads = Set.copyOf(reads);
        this.writes = Set.copyOf(writes);
    }

    /** Its name as people write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it does, in a few words. */
    public String does() {
        return does;
    }

    /**
     * The rights that it needs.
     *
     * @param application the optimizer's {@code application.id}
     */
    public List<Right> rights(String application) {
        List<Right> rights = new ArrayList<>();
        switch (this) {
            case REGISTRY -> {
                rights.add(Right.topic(SCHEMAS, CREATE, READ, WRITE));
                rights.add(new Right(ResourceType.TRANSACTIONAL_ID, SCHEMAS, false, Set.of(WRITE, DESCRIBE)));
            }
            case OPTIMIZER -> {
                catalogue(rights, CREATE, DESCRIBE, DESCRIBE_CONFIGS);
                streams(rights, application + "-");
            }
            case MODEL -> {
                catalogue(rights, DESCRIBE, DESCRIBE_CONFIGS);
                streams(rights, application + "-model");
            }
            case SINK -> {
                catalogue(rights);
                rights.add(Right.under(ResourceType.GROUP, SINK_GROUPS, READ));
            }
            default -> catalogue(rights);
        }
        return List.copyOf(rights);
    }

    private void catalogue(List<Right> rights, AclOperation... always) {
        for (Topic topic : Topic.values()) {
            Set<AclOperation> operations = EnumSet.noneOf(AclOperation.class);
            operations.addAll(List.of(always));
            if (reads.contains(topic)) {
                operations.add(READ);
            }
            if (writes.contains(topic)) {
                operations.add(WRITE);
            }
            if (operations.contains(READ) || operations.contains(WRITE)) {
                operations.remove(DESCRIBE); // implied
            }
            if (!operations.isEmpty()) {
                rights.add(new Right(ResourceType.TOPIC, topic.topicName(), false, operations));
            }
        }
    }

    /** Kafka Streams' own topics, groups and transactions. */
    private static void streams(List<Right> rights, String prefix) {
        rights.add(Right.under(ResourceType.TOPIC, prefix, CREATE, READ, WRITE, DELETE));
        rights.add(Right.under(ResourceType.GROUP, prefix, READ));
        rights.add(Right.under(ResourceType.TRANSACTIONAL_ID, prefix, WRITE, DESCRIBE));
    }
}
