package dev.temper.agent.metrics;

import dev.temper.agent.metrics.Complaint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the numbers of a line that is written for people: see {@link KeyValues}. A line with the counter alone is a header,
 * and the lines after it are about its epoch; lines about a part of an epoch ({@code 100/391}) are passed over, and of a
 * progress bar that is drawn again and again the last one counts. Tables whose first column is the counter are read too.
 */
public final class KeyValueLines implements MetricParser {
    private static final int LINE_CHARS = 4_096;

    private final Measurer measurer;
    private final PrintedTable table;
    private @Nullable Double header;
    private @Nullable Double partOf;
    private @Nullable EpochMetrics bar;

    /** Lines with numbers behind words. */
    public record Format(Terms terms) implements MetricFormat {
        @Override
        public MetricParser parser() {
            return new KeyValueLines(terms);
        }
    }

    /** Reads lines that speak in these terms. */
    public KeyValueLines(Terms terms) {
        measurer = new Measurer(terms);
        table = new PrintedTable(terms.counter());
    }

    @Override
    public List<EpochMetrics> parse(String line) {
        String cut = line.length() > LINE_CHARS ? line.substring(0, LINE_CHARS) : line;
        String text = Terminal.plain(cut);
        PrintedTable.Row row = table.row(text);
        if (row != null) {
            return row.numbers().isEmpty()
                    ? List.of()
                    : found(measurer.measure(row.count(), row.numbers(), text), false);
        }
        if (!mayHaveNumbers(text)) {
            return List.of();
        }
        KeyValues values = KeyValues.of(Tokens.of(text), measurer.terms().counter());
        Double count = values.count();
        if (count != null) {
            header = count;
        }
        if (values.pairs().isEmpty()) {
            return List.of();
        }
        if (values.isPartial()) {
            complainOfPart(values, text);
            return List.of();
        }
        Double of = count == null ? header : count;
        if (of == null) {
            complainOfNoCounter(values.pairs(), text);
            return List.of();
        }
        boolean drawnAgain = text.contains("it/s") || text.contains("s/it");
        return found(measurer.measure(of, values.pairs(), text), drawnAgain && values.isComplete());
    }

    /** Most lines of a log need no second look. */
    private static boolean mayHaveNumbers(String text) {
        return text.chars().anyMatch(Character::isDigit) || text.contains("nan") || text.contains("inf");
    }

    /** A bar may be drawn again with more, or with newer values: it counts when something else comes. */
    private List<EpochMetrics> found(@Nullable EpochMetrics measured, boolean isBar) {
        List<EpochMetrics> found = new ArrayList<>();
        EpochMetrics before = bar;
        if (measured == null) {
            return found;
        }
        if (before != null && !(isBar && before.epoch() == measured.epoch())) {
            found.add(before);
        }
        bar = isBar ? measured : null;
        if (!isBar) {
            found.add(measured);
        }
        return found;
    }

    private void complainOfPart(KeyValues values, String line) {
        Double count = values.count();
        if (!values.hasPart() || count == null) {
            return;
        }
        String reason = "a step within an epoch, in " + Complaint.show(line)
                + ": print a line at the end of the epoch, or set metrics.counter: step in agent.yaml";
        if (count.equals(partOf)) {
            measurer.complaint().add(reason);
        } else {
            measurer.complaint().suspect(Kind.MIDWAY, reason);
        }
        partOf = count;
    }

    private void complainOfNoCounter(Map<String, Double> pairs, String line) {
        String counted =
                pairs.keySet().stream().filter(Counter::isUsual).findFirst().orElse(null);
        String reason = "no \"" + measurer.terms().counter().name() + "\" in " + Complaint.show(line)
                + " or before it: print it, or set metrics.counter in agent.yaml to what the script counts";
        if (counted == null) {
            measurer.complaint().doubt(Kind.NO_COUNTER, reason);
        } else {
            measurer.complaint().suspect(Kind.NO_COUNTER, reason + ", such as " + counted);
        }
    }

    @Override
    public List<EpochMetrics> end() {
        EpochMetrics last = bar;
        bar = null;
        measurer.end();
        return last == null ? List.of() : List.of(last);
    }

    @Override
    public @Nullable String hint() {
        return measurer.hint();
    }

    @Override
    public String example() {
        Counter counter = measurer.terms().counter();
        String metric = measurer.terms().metric();
        return counter.name() + "=" + (counter.first() + counter.every() - 1) + " "
                + (metric == null ? "accuracy" : metric) + "=0.91";
    }

    @Override
    public String complaint() {
        return measurer.complaint().text();
    }
}
