package dev.temper.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run load}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Measures from a published metric to the received decision, beside bare Kafka, all in one run and one JVM.",
            "Prints tables in Markdown; progress goes to the error stream."
        })
public final class LoadCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "About a minute, too short for figures to be relied on.")
    private boolean quick;

    @Option(names = "--rounds", defaultValue = "4", description = "Turns of each lane (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "Length of a turn (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--trials", split = ",", description = "Numbers of trials (default: 100,1000,10000).")
    private @Nullable List<Integer> trials;

    @Option(names = "--rates", split = ",", description = "Reports a second (default: 1,100,1000,5000).")
    private @Nullable List<Integer> rates;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the optimizer to try out, such as commit.interval.ms=100; repeatable.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(names = "--csv", description = "Write all figures to this file.")
    private @Nullable Path csv;

    @Option(names = "--doc", description = "Put the tables into this file, between the lines that mark their place.")
    private @Nullable Path doc;

    /** Runs and ends the JVM with 0 when every report got its one decision. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new LoadCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String machine = machine();
        Path data = Files.createTempDirectory("temper-bench-");
        Deployment deployment = new OwnDeployment(data, settings);
        try (Lab<TemperLane> lab = new Lab<>(deployment, data, settings, TemperLane::new)) {
            List<Cell> cells = new LoadRun(lab, plan(), System.err::println).measure();
            List<String> tables = new ArrayList<>(List.of(machine, ""));
            tables.addAll(LoadText.markdown(cells));
            tables.forEach(System.out::println);
            if (csv != null) {
                Files.write(csv, LoadText.csv(cells));
            }
            if (doc != null) {
                MarkedPlace.LOAD.fill(doc, tables);
            }
        } finally {
            Directories.delete(data);
        }
        return 0;
    }

    /** Where and when; the load average tells how far the figures are from those of a machine at rest. */
    public static String machine() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "Measured on %s: %s, %d processors, Java %s; load average before the run %.1f.",
                LocalDate.now(ZoneOffset.UTC),
                system.getName(),
                system.getAvailableProcessors(),
                System.getProperty("java.version"),
                system.getSystemLoadAverage());
    }

    private LoadPlan plan() {
        LoadPlan plan = quick ? LoadPlan.quick() : LoadPlan.whole(rounds, seconds);
        return new LoadPlan(
                trials == null ? plan.trials() : trials,
                rates == null ? plan.rates() : rates,
                plan.rounds(),
                plan.seconds(),
                plan.fullSpeed(),
                plan.warmUp());
    }
}
