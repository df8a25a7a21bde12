package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.temper.deploy.access.Party;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What each part must not do, tried. What it may do, the commands of these tests do. */
final class ForbiddenChecks {
    private static final Map<Party, Set<Topic>> WRITES = Map.of(
            Party.REGISTRY, Set.of(),
            Party.OPTIMIZER,
                    Set.of(
                            Topic.EXPERIMENTS,
                            Topic.PROPOSALS,
                            Topic.JOURNAL,
                            Topic.DECISIONS,
                            Topic.VIEWS,
                            Topic.DEAD_LETTERS),
            Party.MODEL, Set.of(Topic.PROPOSALS),
            Party.AGENT, Set.of(Topic.AGENTS, Topic.METRICS),
            Party.USER, Set.of(Topic.EXPERIMENTS),
            Party.VIEWER, Set.of(),
            Party.AUDITOR, Set.of(),
            Party.SINK, Set.of());
    private static final Map<Party, Set<Topic>> READS = Map.of(
            Party.REGISTRY, Set.of(),
            Party.OPTIMIZER, EnumSet.allOf(Topic.class),
            Party.MODEL, Set.of(Topic.JOURNAL),
            Party.AGENT, Set.of(Topic.DECISIONS),
            Party.USER, Set.of(Topic.VIEWS, Topic.JOURNAL, Topic.DECISIONS, Topic.DEAD_LETTERS),
            Party.VIEWER, Set.of(Topic.VIEWS),
            Party.AUDITOR, EnumSet.allOf(Topic.class),
            Party.SINK, Set.of(Topic.JOURNAL));

    private final Map<String, Object> settings;
    private final Party party;

    private ForbiddenChecks(Map<String, Object> settings, Party party) {
        this.settings = new HashMap<>(settings);
        this.settings.putAll(Map.of("max.block.ms", 10_000, "default.api.timeout.ms", 10_000, "retries", 0));
        this.party = party;
    }

    /** Tries everything that a part must not do; returns how much that was. */
    static int check(SecureStage stage, Party party) throws IOException {
        Path file = stage.client(party.label(), Login.SCRAM);
        ForbiddenChecks checks = new ForbiddenChecks(stage.kafka(file), party);
        return checks.topics() + checks.administration();
    }

    private int topics() {
        int tried = 0;
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                var consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (Topic topic : Topic.values()) {
                if (!WRITES.get(party).contains(topic)) {
                    refused(
                            "write " + topic,
                            () -> producer.send(new ProducerRecord<>(topic.topicName(), 0, null, new byte[] {1}))
                                    .get());
                    tried++;
                }
                if (!READS.get(party).contains(topic)) {
                    refused("read " + topic, () -> {
                        consumer.assign(List.of(new TopicPartition(topic.topicName(), 0)));
                        consumer.seek(new TopicPartition(topic.topicName(), 0), 0);
                        consumer.poll(Duration.ofSeconds(10));
                    });
                    tried++;
                }
            }
        }
        return tried;
    }

    private int administration() {
        AclBinding more = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, Topic.DECISIONS.topicName(), PatternType.LITERAL),
                new AccessControlEntry("User:" + party.label(), "*", AclOperation.ALL, AclPermissionType.ALLOW));
        try (Admin admin = Admin.create(settings)) {
            refused(
                    "give itself rights",
                    () -> admin.createAcls(List.of(more)).all().get());
            refused(
                    "take rights away",
                    () -> admin.deleteAcls(List.of(more.toFilter())).all().get());
            refused(
                    "delete the journal",
                    () -> admin.deleteTopics(List.of(Topic.JOURNAL.topicName()))
                            .all()
                            .get());
            refused(
                    "delete records",
                    () -> admin.deleteRecords(Map.of(
                                    new TopicPartition(Topic.JOURNAL.topicName(), 0), RecordsToDelete.beforeOffset(0)))
                            .all()
                            .get());
            refused(
                    "see how users log in",
                    () -> admin.describeUserScramCredentials().all().get());
        }
        return 5;
    }

    private interface Act {
        void perform() throws Exception;
    }

    private void refused(String what, Act act) {
        Throwable failure = catchThrowable(act::perform);
        assertThat(failure).as("%s may %s", party, what).isNotNull();
        Throwable cause = failure instanceof AuthorizationException ? failure : failure.getCause();
        assertThat(cause).as("%s may %s", party, what).isInstanceOf(AuthorizationException.class);
    }
}
