package dev.temper.agent.app;

import dev.temper.agent.metrics.Counter;
import dev.temper.agent.metrics.CsvRows;
import dev.temper.agent.metrics.JsonLines;
import dev.temper.agent.metrics.KeyValueLines;
import dev.temper.agent.metrics.MetricFormat;
import dev.temper.agent.metrics.PatternLines;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.source.AllSources;
import dev.temper.agent.source.FileLines;
import dev.temper.agent.source.LineSource.Output;
import dev.temper.agent.source.MetricSources;
import dev.temper.agent.source.Orchestrate;
import dev.temper.agent.source.Printed;
import dev.temper.agent.source.SourcePath;
import dev.temper.agent.source.TensorBoard;
import dev.temper.schemas.document.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the section {@code metrics}: where a run's metrics come from, and how they are written. */
final class MetricsSection {
    private static final int MOST_EVERY = 1_000_000_000;

    private final Settings node;
    private final int slots;

    private MetricsSection(Settings node, int slots) {
        this.node = node;
        this.slots = slots;
    }

    /** Reads it for an agent of so many slots. */
    static MetricSources read(Settings node, int slots) {
        MetricSources sources = new MetricsSection(node, slots).sources();
        node.finish();
        return sources;
    }

    private MetricSources sources() {
        Terms terms = terms();
        MetricFormat format = format(terms);
        List<MetricSources> kinds = new ArrayList<>();
        for (String file : node.texts("files")) {
            kinds.add(new FileLines.Kind(path("files", file), ofFile(file, format, terms)));
        }
        String tensorBoard = node.text("tensorboard", "");
        if (!tensorBoard.isEmpty()) {
            kinds.add(new TensorBoard.Kind(path("tensorboard", tensorBoard), terms));
        }
        if (node.flag("orchestrate", false)) {
            kinds.add(new Orchestrate.Kind(terms));
        }
        if (node.flag("stderr", false)) {
            kinds.add(new Printed(Output.STDERR, format));
        }
        boolean elsewhere = !kinds.isEmpty();
        if (node.flag("stdout", !elsewhere)) {
            kinds.add(0, new Printed(Output.STDOUT, format));
        } else if (!elsewhere) {
            node.problem(
                    "stdout", "is false, and there is no other source: set files, tensorboard, orchestrate or stderr");
        }
        return kinds.size() == 1 ? kinds.get(0) : new AllSources(kinds);
    }

    private SourcePath path(String field, String template) {
        SourcePath.problems(template, slots)
                .forEach(problem -> node.problem(field, "has \"" + template + "\", which " + problem));
        return new SourcePath(template);
    }

    private static MetricFormat ofFile(String file, MetricFormat format, Terms terms) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return new CsvRows.Format(',', terms);
        }
        if (name.endsWith(".tsv")) {
            return new CsvRows.Format('\t', terms);
        }
        boolean objects = name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
        return objects ? new JsonLines.Format(terms) : format;
    }

    private Terms terms() {
        Map<String, String> names = node.map("names");
        String counter = node.text("counter", Counter.EPOCHS.name()).strip();
        int first = node.whole("firstEpoch", 1, 0, 1);
        int every = node.whole("every", 1, 1, MOST_EVERY);
        String metric = node.text("metric", "").strip();
        return new Terms(new Counter(counter, first, every), names, metric.isEmpty() ? null : metric);
    }

    private MetricFormat format(Terms terms) {
        String name = node.text("format", "");
        String pattern = node.text("pattern", "");
        if (!pattern.isEmpty()) {
            if (!name.isEmpty()) {
                node.problem("format", "is \"" + name + "\" beside metrics.pattern: leave one of them out");
            }
            return pattern(pattern, terms);
        }
        return switch (name) {
            case "", "json" -> new JsonLines.Format(terms);
            case "key-value" -> new KeyValueLines.Format(terms);
            default -> {
                node.problem(
                        "format",
                        "is \"" + name
                                + "\": give json (objects in a line) or key-value (epoch=3 loss=0.2, Epoch 3/10 -"
                                + " loss: 0.2, tables), or a metrics.pattern");
                yield new JsonLines.Format(terms);
            }
        };
    }

    private MetricFormat pattern(String text, Terms terms) {
        try {
            MetricFormat format = new PatternLines.Format(Pattern.compile(text), terms);
            format.parser(); // says what the pattern lacks
            return format;
        } catch (PatternSyntaxException e) {
            node.problem("pattern", "is \"" + text + "\": give a regular expression (" + e.getMessage() + ")");
        } catch (IllegalArgumentException e) {
            node.problem("pattern", "is \"" + text + "\": " + e.getMessage());
        }
        return new JsonLines.Format(terms);
    }
}
