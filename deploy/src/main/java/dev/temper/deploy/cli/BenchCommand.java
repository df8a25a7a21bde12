package dev.temper.deploy.cli;

import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.deploy.Failure;
import dev.temper.tuning.play.Bench;
import dev.temper.tuning.play.BenchOptions;
import dev.temper.tuning.play.BenchProgress;
import dev.temper.tuning.play.RunLog;
import dev.temper.tuning.play.Seeds;
import dev.temper.tuning.report.BenchReport;
import dev.temper.tuning.table.TableReading;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code temper bench}: methods beside each other on recorded learning curves. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        header = "Measures methods beside each other on tables of learning curves, in virtual time.",
        description = {
            "Each method is played on each table with asynchronous workers and the real optimizer; methods with the same"
                    + " seed are paired. Results are kept as they come: what was cut short goes on where it was.",
            "Writes runs.csv, summary.md and report.html.",
            "Try:  temper bench --tables curves --methods random,asha --workers 4 --seeds 3 --out bench"
        },
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    /** Blanks beside commas are none of a name's. */
    private static final String LIST = "\\s*,\\s*";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tables",
            required = true,
            paramLabel = "DIR",
            description = "Folder with tables, at any depth: X.val.csv.gz, X.configs.csv.gz, X.meta.json.")
    private Path tables = Path.of("curves");

    @Option(
            names = "--only",
            split = LIST,
            splitSynopsisLabel = ",",
            paramLabel = "PATTERN",
            description = "Only tables whose name has this in it; with *, whose whole name matches.")
    private List<String> only = List.of();

    @Option(
            names = "--methods",
            required = true,
            split = LIST,
            splitSynopsisLabel = ",",
            paramLabel = "METHOD",
            description = "Methods to play, such as random,asha.")
    private List<String> methods = List.of();

    @Option(
            names = "--workers",
            split = LIST,
            splitSynopsisLabel = ",",
            paramLabel = "N",
            description = "How many train at a time; each number is played. Default 4.")
    private List<Integer> workers = List.of(4);

    @Option(
            names = "--budget",
            paramLabel = "TRAININGS",
            description = "What a run may cost, in full trainings; default ${DEFAULT-VALUE}.")
    private double budget = 40;

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description = "Seeds 0 to K-1, or from the first to the last, such as 3-9; default ${DEFAULT-VALUE}.")
    private String seeds = "10";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the results.")
    private Path out = Path.of("bench");

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time; default: a core each.")
    private @Nullable Integer threads;

    @Option(
            names = "--restart",
            description = "Trials can't go on from checkpoints: a promoted one trains again from the start.")
    private boolean restart;

    @Option(
            names = "--shuffled",
            description = "Deal the curves to the configurations at random: parameters then tell nothing.")
    private boolean shuffled;

    @Option(
            names = "--untrained",
            description =
                    "Count LCBench's untrained networks as trained for an epoch: a first rung that tells nothing.")
    private boolean untrained;

    @Option(
            names = "--peers",
            paramLabel = "PROGRAM",
            description = "What starts other libraries' drivers; for methods such as peer:optuna-tpe-hyperband."
                    + " Default ${DEFAULT-VALUE}.")
    private Path peers = Path.of("benchmarks", "peers", "peer");

    @Override
    public Integer call() throws InterruptedException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new Failure("--out " + out + " is a file: give a folder, which is made where there is none");
        }
        PrintWriter err = spec.commandLine().getErr();
        BenchOptions options = new BenchOptions(
                tables,
                only,
                methods,
                workers,
                budget,
                Seeds.parse(seeds),
                out,
                threads == null ? Runtime.getRuntime().availableProcessors() : threads,
                restart ? Resume.RESTART : Resume.CHECKPOINT,
                reading(),
                peers);
        Bench bench = new Bench(options, new BenchProgress(err, terminal()), line -> {
            err.println(line);
            err.flush();
        });
        try (RunLog log = RunLog.open(out.resolve("runs.csv"))) {
            Thread stop = new Thread(() -> stop(bench, log, err), "temper-bench-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            bench.play(log);
            BenchReport.write(out, options, bench, log.rows());
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException ending) {
            throw new Failure("stopped", ending);
        }
        spec.commandLine()
                .getOut()
                .println("wrote " + out.resolve("summary.md") + " and " + out.resolve("report.html"));
        spec.commandLine().getOut().flush();
        return failures(bench, err) ? 1 : 0;
    }

    /** Says how many runs failed, and how the first did; the report has them all. */
    private static boolean failures(Bench bench, PrintWriter err) {
        List<String> failed =
                bench.notes().stream().filter(note -> note.startsWith("failed")).toList();
        if (!failed.isEmpty()) {
            err.println(failed.size() + " runs failed, as summary.md says of each; the first " + failed.get(0));
            err.flush();
        }
        return !failed.isEmpty();
    }

    private TableReading reading() {
        if (shuffled && untrained) {
            throw new ParameterException(spec.commandLine(), "give --shuffled or --untrained, not both");
        }
        return shuffled ? TableReading.SHUFFLED : untrained ? TableReading.UNTRAINED : TableReading.PLAIN;
    }

    private static boolean terminal() {
        return System.getenv("TEMPER_TERMINAL") != null;
    }

    private static void stop(Bench bench, RunLog log, PrintWriter err) {
        bench.stop();
        log.close();
        err.println();
        err.println("stopped: " + log.rows().size() + " runs are kept; the same command goes on from there");
        err.flush();
    }
}
