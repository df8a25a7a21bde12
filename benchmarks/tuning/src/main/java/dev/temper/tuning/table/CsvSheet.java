package dev.temper.tuning.table;

import dev.temper.tuning.TuningException;
import dev.temper.tuning.csv.CsvRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A comma-separated sheet whose first column is a row's id.
 *
 * @param file name of the file, for those who must mend it
 * @param columns names of the columns after the id
 * @param rows cells after the id, by id, in the order of the file
 */
record CsvSheet(String file, List<String> columns, Map<String, List<String>> rows) {
    /** How writers of tables spell that there is no number. */
    private static final Set<String> MISSING = Set.of("", "nan", "null");

    private static final Set<String> INFINITE = Set.of("inf", "infinity");

    static CsvSheet of(String file, List<CsvRow> sheet) {
        if (sheet.isEmpty()) {
            throw new TuningException(file + " is empty");
        }
        List<String> header = sheet.get(0).cells();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (CsvRow row : sheet.subList(1, sheet.size())) {
            List<String> cells = row.cells();
            requireWidth(file, row, header.size());
            if (rows.put(cells.get(0), cells.subList(1, cells.size())) != null) {
                throw new TuningException(file + ": there is more than one row " + cells.get(0)
                        + ", the second in line " + row.line() + "; give each an id of its own");
            }
        }
        return new CsvSheet(file, header.subList(1, header.size()), rows);
    }

    /** Refuses a row that has other than so many cells. */
    static void requireWidth(String file, CsvRow row, int width) {
        int cells = row.cells().size();
        if (cells != width) {
            throw new TuningException(
                    "%s line %d: row %s has %d cells, the header has %d; give each column a cell, blank"
                                    .formatted(file, row.line(), row.cells().get(0), cells, width)
                            + " if there is nothing in it, and put one that holds commas in double quotes");
        }
    }

    /** A row's number in a column; null where there is none. */
    @Nullable
    Double number(String id, int column) {
        List<String> cells = rows.getOrDefault(id, List.of());
        return number(cells.get(column), place(file, id, columns.get(column)));
    }

    /** Where a cell is, as the errors say it. */
    static String place(String file, String id, String column) {
        return file + ", row " + id + ", column " + column;
    }

    /**
     * A cell's number, which may be infinite; null where there is none.
     *
     * @param place of the cell, for the error
     */
    static @Nullable Double number(String cell, String place) {
        if (isMissing(cell)) {
            return null;
        }
        String text = cell.strip().toLowerCase(Locale.ROOT);
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (INFINITE.contains(digits)) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TuningException(
                    place + ": " + cell.strip() + " is not a number; leave the cell blank if there is none", e);
        }
    }

    /** Whether a cell says that there is no number. */
    static boolean isMissing(String cell) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        return MISSING.contains(text) || text.equals("-nan") || text.equals("+nan");
    }
}
