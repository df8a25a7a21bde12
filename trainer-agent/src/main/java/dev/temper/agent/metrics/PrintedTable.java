package dev.temper.agent.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Reads tables: a line of names that begins with the counter's, then lines of as many cells. */
final class PrintedTable {
    private final Counter counter;
    private List<String> names = List.of();

    /**
     * A row.
     *
     * @param numbers the cells that are numbers, by column
     */
    record Row(double count, Map<String, Double> numbers) {}

    PrintedTable(Counter counter) {
        this.counter = counter;
    }

    /** The row in a line; null when the line is no part of a table. A header is a row without numbers. */
    @Nullable
    Row row(String line) {
        List<String> cells = cells(line);
        if (cells.size() > 1 && counter.isNamed(cells.get(0)) && cells.stream().noneMatch(PrintedTable::isValue)) {
            names = header(line, cells);
            return new Row(0, Map.of());
        }
        Double count = names.isEmpty() ? null : count(cells);
        return count == null ? null : new Row(count, numbers(cells));
    }

    /** What a row of the table begins with; null when the cells are none. */
    private @Nullable Double count(List<String> cells) {
        boolean fits = cells.size() == names.size() || (cells.size() > names.size() && endsWithWholeBar(cells));
        String first = fits ? cells.get(0) : "";
        int slash = first.indexOf('/');
        Double count = ScriptNumber.parse(slash > 0 ? first.substring(0, slash) : first);
        return count == null || !Double.isFinite(count) ? null : count;
    }

    private Map<String, Double> numbers(List<String> cells) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int column = 1; column < names.size(); column++) {
            String cell = cells.get(column);
            Double value = ScriptNumber.parse(cell.endsWith(":") ? cell.substring(0, cell.length() - 1) : cell);
            if (value != null) {
                numbers.put(names.get(column), value);
            }
        }
        return numbers;
    }

    private static boolean isValue(String cell) {
        boolean fraction = cell.indexOf('/') > 0 && Character.isDigit(cell.charAt(0));
        return fraction || cell.indexOf('=') >= 0 || cell.endsWith(":") || ScriptNumber.parse(cell) != null;
    }

    /** Some draw a progress bar behind the cells. */
    private boolean endsWithWholeBar(List<String> cells) {
        return cells.get(names.size()).startsWith("100%");
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(line, " \t|\u2502");
        while (tokens.hasMoreTokens()) {
            cells.add(tokens.nextToken());
        }
        return cells;
    }

    /** Names with spaces stand apart by more than one. */
    private static List<String> header(String line, List<String> words) {
        List<String> names = new ArrayList<>();
        for (String name : line.strip().split("\\s{2,}|\\s*[|\\u2502]\\s*|\\t", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names.size() > 1 ? names : words;
    }
}
