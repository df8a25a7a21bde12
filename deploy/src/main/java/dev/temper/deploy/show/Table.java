package dev.temper.deploy.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in plain text: columns as wide as their widest cell, numbers to the right; an empty column is left out. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right;

    /** Starts with the headings; a heading that begins with {@code >} puts its column to the right. */
    public Table(String... headings) {
        right = IntStream.range(0, headings.length)
                .mapToObj(i -> headings[i].startsWith(">"))
                .toList();
        row((Object[]) java.util.Arrays.stream(headings)
                .map(heading -> heading.startsWith(">") ? heading.substring(1) : heading)
                .toArray(String[]::new));
    }

    /** Adds a row, a cell for each heading. */
    public Table row(Object... cells) {
        if (cells.length != right.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.size() + " columns");
        }
        rows.add(java.util.Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** The lines, headings first, without trailing blanks. */
    public List<String> lines() {
        List<Integer> widths = IntStream.range(0, right.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .filter(column -> widths.get(column) > 0)
                .mapToObj(column -> {
                    String cell = row.get(column);
                    String blanks = " ".repeat(widths.get(column) - cell.length());
                    return right.get(column) ? blanks + cell : cell + blanks;
                })
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
