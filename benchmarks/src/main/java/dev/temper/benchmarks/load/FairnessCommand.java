package dev.temper.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run fairness}. */
@Command(
        name = "fairness",
        mixinStandardHelpOptions = true,
        description = {
            "Measures from report to decision in a small experiment, alone and while another one in the same partition",
            "floods its topic as fast as a producer can. Prints a table in Markdown; progress goes to the error stream."
        })
public final class FairnessCommand implements Callable<Integer> {
    private static final int MOST_REPORTS = 4_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--reports", description = "Reports of the flood (default: ${DEFAULT-VALUE}).")
    private int reports = 300_000;

    @Option(
            names = "--flood-rate",
            description = "Reports a second of the flood; 0 is as fast as a producer can (default: ${DEFAULT-VALUE}).")
    private int floodRate;

    @Option(names = "--rate", description = "Reports a second of the small one (default: ${DEFAULT-VALUE}).")
    private int rate = 20;

    @Option(names = "--seconds", description = "How long it is measured alone (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(names = "--rounds", description = "How often alone and beside a flood (default: ${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description = "A flood that is not decided on after so long is an error (default: ${DEFAULT-VALUE}).")
    private int limit = 600;

    @Mixin
    private ChosenDeployment chosen = new ChosenDeployment();

    @Option(names = "--doc", description = "Put the table into this file, between the lines that mark their place.")
    private @Nullable Path doc;

    /** Runs and ends the JVM with 0 when every report got its decision. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new FairnessCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        inRange("--reports", reports, MOST_REPORTS);
        if (floodRate != 0) {
            inRange("--flood-rate", floodRate, MOST_REPORTS);
        }
        inRange("--rate", rate, 1_000);
        inRange("--seconds", seconds, 3_600);
        inRange("--rounds", rounds, 100);
        inRange("--limit", limit, 3_600);
        String machine = LoadCommand.machine();
        Path data = Files.createTempDirectory("temper-bench-");
        Deployment deployment = chosen.open(data);
        FairnessPlan plan = new FairnessPlan(reports, floodRate, rate, seconds, rounds, limit);
        try (Fairness fairness = new Fairness(
                deployment, plan, line -> spec.commandLine().getErr().println(line))) {
            List<String> table = new ArrayList<>(List.of(machine, ""));
            table.addAll(table(plan, fairness.measure()));
            table.forEach(this::say);
            if (doc != null) {
                MarkedPlace.FAIRNESS.fill(doc, table);
            }
        } finally {
            Directories.delete(data);
        }
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private void inRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), "%s is %d, must be from 1 to %d".formatted(option, value, most));
        }
    }

    static List<String> table(FairnessPlan plan, Fairness.Result result) {
        List<String> lines = new ArrayList<>(List.of(
                "| the small experiment | reports | p50 ms | p99 ms | longest ms |", "|---|---:|---:|---:|---:|"));
        lines.add(row("alone", result.alone()));
        lines.add(row("beside the flood", result.beside()));
        lines.add(text("| ratio | | %.1f | %.1f | %.1f |", ratio(result, 50), ratio(result, 99), ratio(result, 100)));
        lines.add("");
        for (Fairness.Times flood : result.floods()) {
            lines.add(text(
                    "A flood of %,d reports: published in %.1f s, decided on after %.1f s (%,.0f reports/s).",
                    plan.reports(), flood.published(), flood.decided(), plan.reports() / flood.decided()));
        }
        return lines;
    }

    private static String row(String what, Latencies of) {
        return text(
                "| %s | %,d | %.1f | %.1f | %.1f |",
                what, of.size(), of.percentile(50), of.percentile(99), of.percentile(100));
    }

    private static double ratio(Fairness.Result result, double percent) {
        return result.beside().percentile(percent) / result.alone().percentile(percent);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
