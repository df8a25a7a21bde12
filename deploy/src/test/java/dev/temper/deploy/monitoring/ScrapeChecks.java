package dev.temper.deploy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an optimizer with all roles serves at {@code /metrics}, beside what the documentation, alerts and dashboard say. */
public final class ScrapeChecks {
    /** All roles in one process, with four partitions: many more, and somebody let in what has no bound. */
    private static final int MOST_SERIES = 450;

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-";

    private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");

    private ScrapeChecks() {}

    /** All checks of a scrape. */
    public static void check(String scrape) throws IOException, InterruptedException {
        Set<String> families = scrape.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1)[2])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(families).as("docs/operations.md lists exactly these").isEqualTo(documented());

        Set<String> samples = scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        for (JsonNode alert : MonitoringFiles.alerts()) {
            assertThat(samples)
                    .as("the alert " + alert.get("alert").asText())
                    .containsAll(MonitoringFiles.metrics(alert.get("expr").asText()));
        }
        for (String query : MonitoringFiles.queries()) {
            assertThat(samples).as("the dashboard's " + query).containsAll(MonitoringFiles.metrics(query));
        }
        assertThat(scrape.lines().filter(line -> !line.startsWith("#")).count()).isLessThan(MOST_SERIES);
        assertThat(scrape).as("a number drawn at each start begins new series").doesNotContainPattern(UUID);
        Optional<Path> promtool = Promtool.find();
        if (promtool.isPresent()) {
            assertThat(Promtool.run(promtool.get(), scrape, "check", "metrics")).isEmpty();
        }
    }

    private static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        boolean here = false;
        for (String line : Files.readAllLines(Path.of("../docs/operations.md"))) {
            here = line.startsWith("## ") ? line.equals("## Metrics") : here;
            if (here && line.startsWith("| `")) {
                Matcher matcher = NAME.matcher(line.split("\\|", -1)[1]);
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
        return names;
    }
}
