package dev.temper.agent.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a table whose cells are separated by a sign, below a line of names. */
public final class CsvRows implements MetricParser {
    private final Measurer measurer;
    private final char separator;
    private List<String> names = List.of();

    /**
     * Rows of cells.
     *
     * @param separator between cells, such as a comma
     */
    public record Format(char separator, Terms terms) implements MetricFormat {
        @Override
        public MetricParser parser() {
            return new CsvRows(separator, terms);
        }
    }

    /** Reads rows whose cells have this sign between them. */
    public CsvRows(char separator, Terms terms) {
        this.separator = separator;
        measurer = new Measurer(terms);
    }

    @Override
    public void header(String line) {
        List<String> cells = cells(line);
        if (cells.stream().anyMatch(measurer.terms().counter()::isNamed)) {
            names = cells;
        }
    }

    @Override
    public List<EpochMetrics> parse(String line) {
        List<String> before = names;
        header(line);
        if (before != names || line.isBlank()) {
            return List.of();
        }
        if (names.isEmpty()) {
            measurer.complaint()
                    .say(
                            Complaint.Kind.NO_COUNTER,
                            "no column \"" + measurer.terms().counter().name() + "\" in " + Complaint.show(line)
                                    + ": write the names of the columns first, or set metrics.counter in agent.yaml");
            return List.of();
        }
        Double count = null;
        Map<String, Double> numbers = new LinkedHashMap<>();
        List<String> cells = cells(line);
        for (int column = 0; column < Math.min(cells.size(), names.size()); column++) {
            Double value = ScriptNumber.parse(cells.get(column));
            if (value != null && measurer.terms().counter().isNamed(names.get(column))) {
                count = value;
            } else if (value != null) {
                numbers.put(names.get(column), value);
            }
        }
        if (count == null) {
            measurer.complaint()
                    .add("no number in column \"" + measurer.terms().counter().name() + "\" of "
                            + Complaint.show(line));
            return List.of();
        }
        EpochMetrics found = measurer.measure(count, numbers, line);
        return found == null ? List.of() : List.of(found);
    }

    /** Cells without spaces around them; one in quotes may have the separator, and quotes twice. */
    private List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    @Override
    public List<EpochMetrics> end() {
        measurer.end();
        return List.of();
    }

    @Override
    public @Nullable String hint() {
        return measurer.hint();
    }

    @Override
    public String example() {
        Counter counter = measurer.terms().counter();
        String metric = measurer.terms().metric();
        return counter.name() + separator + (metric == null ? "accuracy" : metric) + " and below it "
                + (counter.first() + counter.every() - 1) + separator + "0.91";
    }

    @Override
    public String complaint() {
        return measurer.complaint().text();
    }
}
