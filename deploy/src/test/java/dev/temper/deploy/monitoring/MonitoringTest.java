package dev.temper.deploy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An alert that Prometheus refuses, or that leads nowhere, is noticed when it would be needed. */
class MonitoringTest {
    private static final Path RUNBOOK = Path.of("../docs/runbook.md");

    @Test
    void prometheusTakesTheAlertsAndRaisesThemWhenItShould() throws Exception {
        Optional<Path> promtool = Promtool.find();
        if (promtool.isPresent()) {
            Promtool.run(promtool.get(), "", "check", "rules", MonitoringFiles.ALERTS.toString());
            Promtool.run(
                    promtool.get(),
                    "",
                    "test",
                    "rules",
                    MonitoringFiles.DIRECTORY.resolve("alerts-test.yaml").toString());
        }
    }

    @Test
    void everyAlertIsTestedAndLeadsToASectionOfTheRunbook() throws IOException {
        Set<String> sections = sections();
        String tests = Files.readString(MonitoringFiles.DIRECTORY.resolve("alerts-test.yaml"));
        for (JsonNode alert : MonitoringFiles.alerts()) {
            String name = alert.get("alert").asText();
            assertThat(alert.at("/annotations/runbook").asText())
                    .as(name)
                    .startsWith("docs/runbook.md#")
                    .satisfies(link -> assertThat(sections).contains(link.substring(link.indexOf('#') + 1)));
            assertThat(tests)
                    .as(name + " is raised in a test, and silent in another")
                    .containsPattern("alertname: " + name + "\\n")
                    .contains("alertname: " + name + ", exp_alerts: []}");
        }
    }

    @Test
    void prometheusUnderstandsEveryQueryOfTheDashboard() throws Exception {
        List<Object> rules = new ArrayList<>();
        for (String query : MonitoringFiles.queries()) {
            rules.add(Map.of("record", "query:" + rules.size(), "expr", query));
        }
        assertThat(rules).hasSizeGreaterThan(20);
        Optional<Path> promtool = Promtool.find();
        if (promtool.isPresent()) {
            Path file = Files.createTempFile("dashboard", ".yaml");
            String json = new ObjectMapper()
                    .writeValueAsString(Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules))));
            Files.writeString(file, json);
            Promtool.run(promtool.get(), "", "check", "rules", file.toString());
            Files.delete(file);
        }
    }

    /** The anchors of the runbook's headings, as GitHub makes them. */
    private static Set<String> sections() throws IOException {
        return Files.readString(RUNBOOK)
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
