package dev.temper.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.app.AgentConfig;
import dev.temper.console.app.ProcessSettings;
import dev.temper.deploy.cli.Temper;
import dev.temper.schemas.topic.Topic;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

/** What the chart says to Kafka and to Temper's own programs is what these take, and what the documentation promises. */
@EnabledIf(value = "dev.temper.deploy.chart.Helm#isThere", disabledReason = "no helm")
class ChartContentsTest {
    private static final Path EXAMPLES = Helm.CHARTS.resolve("examples");

    @TempDir
    private Path directory;

    private List<HasMetadata> strimzi = List.of();
    private List<HasMetadata> training = List.of();

    @BeforeEach
    void render() throws IOException {
        strimzi = Manifests.read(Helm.rendered(EXAMPLES.resolve("strimzi.yaml")));
        training = Manifests.read(Helm.rendered(EXAMPLES.resolve("training.yaml")));
    }

    @Test
    void topicsAreThoseOfTheCatalogueWithTheirSettings() throws IOException {
        for (int replicas : new int[] {1, 2, 3}) {
            Map<String, Map<String, String>> topics = new TreeMap<>();
            for (KafkaTopic topic : Manifests.of(
                    KafkaTopic.class,
                    Manifests.read(
                            Helm.rendered(EXAMPLES.resolve("strimzi.yaml"), "kafka.replicas=" + replicas)))) {
                assertThat(topic.getSpec().getReplicas()).isEqualTo(replicas);
                assertThat(topic.getSpec().getPartitions()).isEqualTo(Topic.DEFAULT_PARTITIONS);
                Map<String, String> settings = new TreeMap<>();
                topic.getSpec().getConfig().forEach((key, value) -> settings.put(key, String.valueOf(value)));
                topics.put(topic.getSpec().getTopicName(), settings);
            }
            assertThat(topics)
                    .isEqualTo(Arrays.stream(Topic.values())
                            .collect(Collectors.toMap(
                                    Topic::topicName, topic -> topic.storage().configuration(replicas))));
        }
    }

    @Test
    void usersHaveTheRightsOfTheTableInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "security.md"));
        List<String> table = page.substring(page.indexOf("```acl\n") + 7)
                .replaceAll("(?s)\n```.*", "")
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
        assertThat(Manifests.of(KafkaUser.class, strimzi).stream()
                        .flatMap(user -> ((KafkaUserAuthorizationSimple)
                                        user.getSpec().getAuthorization())
                                .getAcls().stream()
                                        .map(rule -> user.getMetadata().getName().replace("temper-", "") + " "
                                                + line(rule)))
                        .toList())
                .as("rights of KafkaUsers; deploy/helm/temper/files/acls.txt has the table too")
                .containsExactlyInAnyOrderElementsOf(table);
    }

    private static String line(AclRule rule) {
        String operations = rule.getOperations().stream()
                .map(operation -> operation.name().replace("DESCRIBECONFIGS", "DESCRIBE_CONFIGS"))
                .collect(Collectors.joining(","))
                .toUpperCase(Locale.ROOT);
        return resource(rule.getResource()) + " " + operations;
    }

    private static String resource(AclRuleResource resource) {
        if (resource instanceof AclRuleTopicResource topic) {
            return "TOPIC " + name(topic.getName(), topic.getPatternType());
        } else if (resource instanceof AclRuleGroupResource group) {
            return "GROUP " + name(group.getName(), group.getPatternType());
        } else if (resource instanceof AclRuleTransactionalIdResource id) {
            return "TRANSACTIONAL_ID " + name(id.getName(), id.getPatternType());
        }
        return "CLUSTER *";
    }

    private static String name(String name, AclResourcePatternType pattern) {
        return pattern == AclResourcePatternType.PREFIX ? name + "*" : name;
    }

    @Test
    void commandsAndSettingsOfTheOptimizersAreUnderstood() {
        List<Container> containers = Manifests.of(StatefulSet.class, strimzi).stream()
                .map(set -> set.getSpec().getTemplate().getSpec().getContainers().get(0))
                .toList();
        assertThat(containers).extracting(Container::getName).containsExactlyInAnyOrder("optimizer", "api");
        for (Container container : containers) {
            ParseResult parsed = Temper.commandLine()
                    .parseArgs(container.getArgs().toArray(String[]::new))
                    .subcommand();
            Map<String, String> settings = new TreeMap<>(Map.of(
                    "bootstrap.servers", "broker:9092",
                    "schema.registry.url", "http://registry:8081",
                    "state.dir", "/var/lib/temper"));
            settings.putAll(parsed.matchedOptionValue("-D", Map.<String, String>of()));
            assertThat(ProcessSettings.of(settings).optimizer().bootstrapServers()).isEqualTo("broker:9092");
        }
        assertThat(containers.get(0).getArgs().toString() + containers.get(1).getArgs())
                .contains("-Dkafka.num.standby.replicas=1", "--instance=$(POD_NAME)");
    }

    @Test
    void agentsTakeTheirFiles() throws IOException {
        List<String> files = Manifests.of(ConfigMap.class, training).stream()
                .map(map -> map.getData().get("agent.yaml"))
                .filter(Objects::nonNull)
                .toList();
        assertThat(files).hasSize(2);
        AgentConfig.ConnectionDefaults connection =
                new AgentConfig.ConnectionDefaults("broker:9092", "http://registry:8081", Map.of(), Map.of());
        for (String file : files) {
            boolean sidecar = file.contains("/shared/temper");
            // What an agent without a sidecar finds beside it is not here: GPUs, and the folder that it trains in.
            String read = sidecar ? file : file.replace("gpus: {}", "slots: 8").replace(": /app", ": .");
            Path written = Files.writeString(directory.resolve("agent.yaml"), read);
            assertThat(AgentConfig.read(written, connection).exitWhenComplete()).isEqualTo(sidecar);
        }
    }
}
