package dev.temper.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.agent.app.AgentConfig;
import dev.temper.console.app.ProcessSettings;
import dev.temper.deploy.cli.Temper;
import dev.temper.schemas.topic.Topic;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    @Test
    void topicsAreThoseOfTheCatalogueWithTheirSettings() throws IOException {
        for (int replicas : new int[] {1, 2, 3}) {
            Map<String, Map<String, String>> topics = new TreeMap<>();
            String rendered = Helm.rendered(EXAMPLES.resolve("strimzi.yaml"), "kafka.replicas=" + replicas);
            for (JsonNode topic : Manifests.documents("KafkaTopic", rendered)) {
                JsonNode spec = topic.path("spec");
                assertThat(spec.path("replicas").intValue()).isEqualTo(replicas);
                assertThat(spec.path("partitions").intValue()).isEqualTo(Topic.DEFAULT_PARTITIONS);
                Map<String, String> settings = new TreeMap<>();
                spec.path("config")
                        .properties()
                        .forEach(entry ->
                                settings.put(entry.getKey(), entry.getValue().asText()));
                topics.put(spec.path("topicName").asText(), settings);
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
        List<String> rights = new ArrayList<>();
        for (JsonNode user : Manifests.documents("KafkaUser", Helm.rendered(EXAMPLES.resolve("strimzi.yaml")))) {
            String role = user.at("/metadata/name").asText().replaceFirst("^temper-", "");
            user.at("/spec/authorization/acls").forEach(rule -> rights.add(role + " " + right(rule)));
        }
        assertThat(rights)
                .as("rights of KafkaUsers; deploy/helm/temper/files/acls.txt has the table too")
                .containsExactlyInAnyOrderElementsOf(table);
    }

    private static String right(JsonNode rule) {
        JsonNode resource = rule.path("resource");
        String end = resource.path("patternType").asText().equals("prefix") ? "*" : "";
        List<String> operations = new ArrayList<>();
        rule.path("operations").forEach(operation -> operations.add(constant(operation.asText())));
        return constant(resource.path("type").asText()) + " "
                + resource.path("name").asText() + end + " " + String.join(",", operations);
    }

    /** As Kafka writes what Strimzi writes in camel case. */
    private static String constant(String word) {
        return word.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    @Test
    void commandsAndSettingsOfTheOptimizersAreUnderstood() throws IOException {
        String rendered = Helm.rendered(EXAMPLES.resolve("strimzi.yaml"));
        List<Container> containers = Manifests.of(StatefulSet.class, Manifests.read(rendered)).stream()
                .map(set ->
                        set.getSpec().getTemplate().getSpec().getContainers().get(0))
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
            assertThat(ProcessSettings.of(settings).optimizer().bootstrapServers())
                    .isEqualTo("broker:9092");
        }
        assertThat(containers.get(0).getArgs().toString() + containers.get(1).getArgs())
                .contains("-Dkafka.num.standby.replicas=1", "--instance=$(POD_NAME)");
    }

    @Test
    void agentsTakeTheirFiles() throws IOException {
        String rendered = Helm.rendered(EXAMPLES.resolve("training.yaml"));
        List<String> files = Manifests.of(ConfigMap.class, Manifests.read(rendered)).stream()
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
