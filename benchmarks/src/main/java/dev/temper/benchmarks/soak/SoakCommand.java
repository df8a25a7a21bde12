package dev.temper.benchmarks.soak;

import dev.temper.benchmarks.load.Directories;
import dev.temper.benchmarks.load.LoadCommand;
import dev.temper.benchmarks.load.MarkedPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run soak}. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = {
            "Runs broker, registry, optimizer and api as processes under a steady load of experiments that come and go, and",
            "says of memory, threads, files and latency whether they stay as they are. Prints a table in Markdown; progress",
            "goes to the error stream. Ends with 1 when something that should stay as it is grows."
        })
public final class SoakCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--minutes", description = "Length of the load (default: ${DEFAULT-VALUE}).")
    private double minutes = 60;

    @Option(names = "--share", description = "Share of the measured maximum (default: ${DEFAULT-VALUE}).")
    private double share = 0.5;

    @Option(names = "--rate", description = "Reports a second, rather than a share of what is measured first.")
    private int rate;

    @Option(names = "--experiments", description = "Experiments at a time (default: ${DEFAULT-VALUE}).")
    private int experiments = 8;

    @Option(
            names = "--trials",
            description = "Trials of an experiment, after which the next one begins (default: ${DEFAULT-VALUE}).")
    private int trials = 100;

    @Option(
            names = "--flat",
            description = "What grows by less than this share over the run is flat (default: ${DEFAULT-VALUE}).")
    private double flat = 0.1;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the optimizer to try out, such as engine.cache.experiments=64; repeatable.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(names = "--csv", description = "Write all looks to this file.")
    private @Nullable Path csv;

    @Option(names = "--doc", description = "Put the table into this file, between the lines that mark their place.")
    private @Nullable Path doc;

    /** Runs and ends the JVM with 0 when nothing grows that should not. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SoakCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        inRange("--minutes", minutes, 0.2, 10_000);
        inRange("--share", share, 0.01, 1);
        inRange("--rate", rate, 0, 1_000_000);
        inRange("--experiments", experiments, 1, 1_000);
        inRange("--trials", trials, 1, 100_000);
        inRange("--flat", flat, 0.001, 10);
        List<String> table = new ArrayList<>(List.of(LoadCommand.machine()));
        Path data = Files.createTempDirectory("temper-soak-");
        SoakPlan plan = new SoakPlan(minutes, share, rate, experiments, trials, settings);
        List<String> growing;
        Consumer<String> progress = System.err::println;
        try (Soak soak = new Soak(plan, data, progress)) {
            SoakLog log = soak.run();
            table.add(text(
                    "%.4g minutes, %,d reports a second, %d experiments of %d trials at a time.",
                    minutes, soak.rate(), experiments, trials));
            table.add("");
            table.addAll(log.table(flat));
            growing = log.growing(flat);
            if (csv != null) {
                Files.write(csv, log.csv());
            }
        } finally {
            Directories.delete(data);
        }
        table.forEach(System.out::println);
        if (doc != null) {
            MarkedPlace.SOAK.fill(doc, table);
        }
        System.err.println(growing.isEmpty() ? "nothing grows that should not" : "grows: " + growing);
        return growing.isEmpty() ? 0 : 1;
    }

    private void inRange(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new ParameterException(
                    spec.commandLine(), text("%s is %s, must be from %s to %s", option, value, least, most));
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
