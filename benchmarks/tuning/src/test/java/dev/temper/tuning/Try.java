package dev.temper.tuning;

import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.tuning.play.Bench;
import dev.temper.tuning.play.BenchOptions;
import dev.temper.tuning.play.BenchProgress;
import dev.temper.tuning.play.RunLog;
import dev.temper.tuning.play.Seeds;
import dev.temper.tuning.report.BenchReport;
import dev.temper.tuning.table.TableReading;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The benchmark without the command line, for research on methods: TABLES ONLY METHODS WORKERS BUDGET SEEDS OUT, lists
 * with commas, {@code all} for all tables. Compiles and starts in seconds, as it needs the core and this module alone.
 */
public final class Try {
    private Try() {}

    /** Plays and reports. */
    public static void main(String[] args) throws InterruptedException {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Path out = Path.of(args[6]);
        BenchOptions options = new BenchOptions(
                Path.of(args[0]),
                args[1].equals("all") ? List.of() : List.of(args[1].split(",")),
                List.of(args[2].split(",")),
                List.of(args[3].split(",")).stream().map(Integer::valueOf).toList(),
                Double.parseDouble(args[4]),
                Seeds.parse(args[5]),
                out,
                Integer.getInteger("threads", Runtime.getRuntime().availableProcessors()),
                Boolean.getBoolean("restart") ? Resume.RESTART : Resume.CHECKPOINT,
                TableReading.valueOf(System.getProperty("reading", "PLAIN")),
                Path.of(System.getProperty("peers", "benchmarks/peers/peer")));
        Bench bench = new Bench(options, new BenchProgress(err, false), err::println);
        try (RunLog log = RunLog.open(out.resolve("runs.csv"))) {
            bench.play(log);
            BenchReport.write(out, options, bench, log.rows());
        }
        bench.notes().forEach(err::println);
    }
}
