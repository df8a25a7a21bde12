package dev.temper.deploy.warm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenFile;
import dev.temper.schemas.document.DocumentException;
import dev.temper.schemas.document.DocumentReader;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.csv.CsvRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values in a file: CSV with a row each, or a list in JSON or YAML as in a definition. */
public final class ObservedFile {
    /** How programs write that there is no finite value. */
    private static final List<String> NONE = List.of("", "null", "nan", "inf", "-inf", "infinity", "-infinity");

    private final Path file;
    private final String metric;

    private ObservedFile(Path file, String metric) {
        this.file = file;
        this.metric = metric;
    }

    /**
     * All values of a file.
     *
     * @param metric the experiment's metric, by which the column of values may be named
     * @throws Failure when the file can't be read, saying which line or item is wrong
     */
    public static List<ObservedValue> read(Path file, String metric) {
        ObservedFile reader = new ObservedFile(file, metric);
        try {
            return file.toString().endsWith(".csv")
                    ? reader.rows(CsvRow.read(file.toString(), Files.newInputStream(GivenFile.readable(file))))
                    : reader.items(GivenFile.text(file));
        } catch (TuningException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw GivenFile.failure(file, e);
        }
    }

    private List<ObservedValue> rows(List<CsvRow> rows) {
        List<String> header = rows.isEmpty() ? List.of() : rows.get(0).cells();
        int at = header.contains("value") ? header.indexOf("value") : header.indexOf(metric);
        if (at < 0) {
            throw new Failure("%s has no column value or %s: its columns are %s".formatted(file, metric, header));
        }
        List<ObservedValue> all = new ArrayList<>();
        for (CsvRow row : rows.subList(1, rows.size())) {
            String where = file + " line " + row.line();
            List<String> cells = row.cells();
            if (cells.size() != header.size()) {
                throw new Failure("%s has %d cells, the header has %d: put a cell that holds commas in double quotes"
                        .formatted(where, cells.size(), header.size()));
            }
            TreeMap<String, String> named = new TreeMap<>();
            for (int c = 0; c < cells.size(); c++) {
                if (c != at && !cells.get(c).isEmpty()) {
                    named.put(header.get(c), cells.get(c));
                }
            }
            String epoch = named.remove("epoch");
            all.add(new ObservedValue(named, epoch(epoch, where), named.remove("task"), value(cells.get(at), where)));
        }
        return all;
    }

    private List<ObservedValue> items(String text) {
        JsonNode list;
        try {
            list = DocumentReader.read(text);
        } catch (DocumentException e) {
            throw new Failure("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
        list = list.has("warm_start") ? list.get("warm_start") : list;
        if (!list.isArray()) {
            throw new Failure(
                    "%s is neither a list of {parameters, epoch or task, value} nor named .csv".formatted(file));
        }
        List<ObservedValue> all = new ArrayList<>();
        for (JsonNode item : list) {
            String where = file + " item " + (all.size() + 1);
            if (!item.path("parameters").isObject() || !item.has("value")) {
                throw new Failure("%s needs parameters and value".formatted(where));
            }
            TreeMap<String, String> named = new TreeMap<>();
            for (Map.Entry<String, JsonNode> setting : item.get("parameters").properties()) {
                named.put(setting.getKey(), setting.getValue().asText());
            }
            String task = item.hasNonNull("task") ? item.get("task").asText() : null;
            String epoch = item.hasNonNull("epoch") ? item.get("epoch").asText() : null;
            all.add(new ObservedValue(
                    named, epoch(epoch, where), task, value(item.get("value").asText(), where)));
        }
        return all;
    }

    private static @Nullable Integer epoch(@Nullable String text, String where) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Failure("%s: epoch is %s: give a whole number".formatted(where, text), e);
        }
    }

    private static double value(String text, String where) {
        try {
            return NONE.contains(text.toLowerCase(Locale.ROOT)) ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Failure("%s: value is %s: give a number, or nothing if it diverged".formatted(where, text), e);
        }
    }
}
