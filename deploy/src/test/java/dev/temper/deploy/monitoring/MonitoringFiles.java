package dev.temper.deploy.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The alerts and the dashboard that Temper ships. */
final class MonitoringFiles {
    static final Path DIRECTORY = Path.of("monitoring").toAbsolutePath();
    static final Path ALERTS = DIRECTORY.resolve("alerts.yaml");
    static final Path DASHBOARD = DIRECTORY.resolve("dashboard.json");

    /** {@code up} and {@code job} are Prometheus's own. */
    private static final Pattern METRIC = Pattern.compile("\\b(temper|jvm|kafka|process|system)_[a-z0-9_]+");

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    private MonitoringFiles() {}

    /** Every alert. */
    static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        new YAMLMapper()
                .readTree(ALERTS.toFile())
                .at("/groups")
                .forEach(group -> group.get("rules").forEach(alerts::add));
        return alerts;
    }

    /** Every query of the dashboard, with Grafana's variables as they may be. */
    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        new ObjectMapper()
                .readTree(DASHBOARD.toFile())
                .get("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> queries.add(target.get("expr")
                                .asText()
                                .replace("$__rate_interval", "5m")
                                .replace("$job", ".*"))));
        return queries;
    }

    /** The metrics that a query names. */
    static Set<String> metrics(String query) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = METRIC.matcher(TEXT.matcher(query).replaceAll("\"\""));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }
}
