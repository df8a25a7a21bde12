package dev.temper.agent.app;

import dev.temper.agent.metrics.JsonLines;
import dev.temper.agent.metrics.MetricFormat;
import dev.temper.agent.metrics.PatternLines;
import dev.temper.agent.source.MetricSources;
import dev.temper.agent.source.Printed;
import dev.temper.schemas.document.Settings;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the section {@code metrics}: where a run's metrics come from, and how they are written. */
final class MetricsSection {
    private MetricsSection() {}

    static MetricSources read(Settings node) {
        String text = node.text("pattern", "");
        Map<String, String> names = node.map("names");
        int firstEpoch = node.whole("firstEpoch", 1, 0, 1);
        MetricFormat format =
                text.isEmpty() ? new JsonLines.Format(firstEpoch) : pattern(node, text, names, firstEpoch);
        if (text.isEmpty() && !names.isEmpty()) {
            node.problem(
                    "names", "is set without a pattern: leave it out, as JSON lines name their metrics themselves");
        }
        node.finish();
        return new Printed(format);
    }

    private static MetricFormat pattern(Settings node, String text, Map<String, String> names, int firstEpoch) {
        try {
            MetricFormat format = new PatternLines.Format(Pattern.compile(text), names, firstEpoch);
            format.parser(); // says what the pattern lacks
            return format;
        } catch (PatternSyntaxException e) {
            node.problem("pattern", "is \"" + text + "\": give a regular expression (" + e.getMessage() + ")");
        } catch (IllegalArgumentException e) {
            node.problem("pattern", "is \"" + text + "\": " + e.getMessage());
        }
        return new JsonLines.Format(firstEpoch);
    }
}
