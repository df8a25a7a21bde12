package dev.temper.tuning.table;

import dev.temper.tuning.TuningException;
import dev.temper.tuning.csv.CsvRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one table: {@code PREFIX.val.csv.gz} and so on, or those that a folder of tables shares
 * ({@code configs.csv.gz}, {@code meta.json}). A bare name such as {@code mlp_digits} is one of the tables that come
 * with Temper, unless there are such files.
 */
public final class CurveFiles {
    /** Tables that come with Temper. */
    public static final List<String> BUNDLED = List.of("mlp_digits", "mlp_vehicle");

    private static final String VALUES = ".val.csv.gz";
    private static final String LONG = ".curves_long.csv.gz";
    private static final String CONFIGURATIONS = ".configs.csv.gz";
    private static final String COSTS = ".cost.csv.gz";
    private static final String META = ".meta.json";
    private static final String RESOURCES = "/curves/";

    private static final String SHEET = ".csv.gz";

    private final String name;
    private final @Nullable Path folder;
    private final String values;

    private CurveFiles(String name, @Nullable Path folder, String values) {
        this.name = name;
        this.folder = folder;
        this.values = values;
    }

    /**
     * Finds a table.
     *
     * @param prefix path without the ending, or the path of the values, such as {@code X.val.csv.gz} or {@code
     *     X.testloss.csv.gz}, or the name of a table that comes with Temper
     */
    public static CurveFiles at(String prefix) {
        Path path = Path.of(prefix).toAbsolutePath();
        Path folder = path.getParent();
        String name = String.valueOf(path.getFileName());
        String values = VALUES;
        if (name.endsWith(SHEET)) {
            String stem = name.substring(0, name.length() - SHEET.length());
            int dot = Math.max(0, stem.lastIndexOf('.'));
            values = stem.substring(dot) + SHEET;
            name = stem.substring(0, dot);
        }
        if (folder != null && Files.isRegularFile(folder.resolve(name + values))) {
            return new CurveFiles(name, folder, values);
        }
        if (BUNDLED.contains(prefix)) {
            return new CurveFiles(prefix, null, VALUES);
        }
        throw new TuningException("no such file: " + path.resolveSibling(name + values) + available(folder)
                + "; tables that come with Temper: " + String.join(", ", BUNDLED));
    }

    private static String available(@Nullable Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(VALUES))
                    .map(file -> file.substring(0, file.length() - VALUES.length()))
                    .sorted()
                    .toList();
            return names.isEmpty() ? "" : "; that folder has " + String.join(", ", names);
        } catch (IOException e) {
            return "";
        }
    }

    /** The table's name: that of its files. */
    public String name() {
        return name;
    }

    /** Whether the values are a line an observation. */
    boolean isLong() {
        return values.equals(LONG);
    }

    CsvSheet values() {
        return CsvSheet.of(file(values), required(values));
    }

    /** Values that are a row an observation. */
    List<CsvRow> observations() {
        return required(LONG);
    }

    /** Name of the file that these are in. */
    String observationsFile() {
        return file(LONG);
    }

    CsvSheet configurations() {
        return CsvSheet.of(file(CONFIGURATIONS), required(CONFIGURATIONS));
    }

    /** Null when the table has none. */
    @Nullable
    CsvSheet costs() {
        InputStream stream = stream(COSTS);
        return stream == null ? null : CsvSheet.of(file(COSTS), rows(COSTS, stream));
    }

    /** Text that describes the table; null when there is none. */
    public @Nullable String meta() {
        InputStream stream = stream(META);
        if (stream == null) {
            return null;
        }
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(META, e);
        }
    }

    private List<CsvRow> required(String ending) {
        InputStream stream = stream(ending);
        if (stream == null) {
            throw new TuningException("table " + name + " has no file " + name + ending);
        }
        return rows(ending, stream);
    }

    /** Name of the table's own file, else of the one that its folder shares. */
    private String file(String ending) {
        String own = name + ending;
        return folder == null || Files.isRegularFile(folder.resolve(own)) ? own : ending.substring(1);
    }

    private @Nullable InputStream stream(String ending) {
        String file = file(ending);
        if (folder == null) {
            return CurveFiles.class.getResourceAsStream(RESOURCES + file);
        }
        try {
            Path path = folder.resolve(file);
            return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<CsvRow> rows(String ending, InputStream stream) {
        try (InputStream packed = stream) {
            return CsvRow.read(file(ending), new GZIPInputStream(packed));
        } catch (IOException e) {
            throw unreadable(ending, e);
        }
    }

    private TuningException unreadable(String ending, IOException cause) {
        return new TuningException("cannot read " + file(ending) + ": " + cause.getMessage(), cause);
    }
}
