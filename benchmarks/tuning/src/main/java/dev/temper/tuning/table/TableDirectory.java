package dev.temper.tuning.table;

import dev.temper.tuning.TuningException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables under a folder, at any depth. A table is a file of values; where there is none under the usual name, a
 * test loss will do.
 *
 * @param tables what to give {@link CurveFiles#at} for each table, by the table's name: its path under the folder
 * @param skipped a line for each table that could not be found whole
 */
public record TableDirectory(Map<String, String> tables, List<String> skipped) {
    private static final List<String> ENDINGS = List.of(".val.csv.gz", ".curves_long.csv.gz", ".testloss.csv.gz");
    private static final String CONFIGURATIONS = ".configs.csv.gz";
    private static final int DEPTH = 8;

    /** Copies nothing: both are as found, in the order of their names. */
    public TableDirectory {
        skipped = List.copyOf(skipped);
    }

    /**
     * Looks for tables.
     *
     * @throws TuningException if the folder cannot be read
     */
    public static TableDirectory of(Path folder) {
        if (!Files.exists(folder)) {
            throw new TuningException("no such folder: " + folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new TuningException(folder + " is no folder: give the one that tables lie in");
        }
        Set<Path> files;
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            files = walk.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | UncheckedIOException e) {
            throw new TuningException("cannot read " + folder + ": " + e.getMessage(), e);
        }
        Map<String, String> tables = new TreeMap<>();
        for (String ending : ENDINGS) {
            files.stream()
                    .filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> tables.putIfAbsent(name(folder, file, ending), file.toString()));
        }
        List<String> skipped = files.stream()
                .filter(file -> file.toString().endsWith(CONFIGURATIONS))
                .map(file -> name(folder, file, CONFIGURATIONS))
                .filter(name -> !tables.containsKey(name))
                .map(name -> name + ": has configurations but no values (" + name + ENDINGS.get(0) + ")")
                .toList();
        return new TableDirectory(tables, skipped);
    }

    private static String name(Path folder, Path file, String ending) {
        String path = folder.toAbsolutePath()
                .relativize(file.toAbsolutePath())
                .toString()
                .replace('\\', '/');
        return path.substring(0, path.length() - ending.length());
    }
}
