package dev.temper.tuning.report;

import dev.temper.tuning.TuningException;
import dev.temper.tuning.play.Bench;
import dev.temper.tuning.play.BenchOptions;
import dev.temper.tuning.play.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the reports of all runs that are there. */
public final class Report {
    private Report() {}

    /** Writes {@code summary.md} into a folder. */
    public static void write(Path out, BenchOptions options, Bench bench, List<RunRow> rows) {
        List<RunRow> shown = rows.stream()
                .filter(row -> row.job().budget() == options.budget())
                .filter(row -> row.job().variant().equals(options.variant()))
                .toList();
        Results results = new Results(bench.tables(), shown);
        try {
            Files.write(out.resolve("summary.md"), Summary.of(results));
        } catch (IOException e) {
            throw new TuningException("cannot write into " + out + ": " + e.getMessage(), e);
        }
    }
}
