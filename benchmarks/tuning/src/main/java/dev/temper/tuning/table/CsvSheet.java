package dev.temper.tuning.table;

import dev.temper.tuning.TuningException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A comma-separated sheet whose first column is a row's id. Cells hold no commas and no quotes.
 *
 * @param columns names of the columns after the id
 * @param rows cells after the id, by id, in the order of the file
 */
record CsvSheet(List<String> columns, Map<String, List<String>> rows) {
    static CsvSheet of(String name, List<String> lines) {
        if (lines.isEmpty()) {
            throw new TuningException(name + " is empty");
        }
        List<String> header = List.of(lines.get(0).split(",", -1));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            if (cells.size() != header.size()) {
                throw new TuningException(name + ": row " + cells.get(0) + " has " + cells.size()
                        + " cells, the header has " + header.size());
            }
            rows.put(cells.get(0), cells.subList(1, cells.size()));
        }
        return new CsvSheet(header.subList(1, header.size()), rows);
    }
}
