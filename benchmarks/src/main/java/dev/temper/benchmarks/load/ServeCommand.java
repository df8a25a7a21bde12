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
import picocli.CommandLine.Option;

/** {@code benchmarks/run serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Measures from the offer of a free slot to the received suggestion, in experiments with a model, while another "
                        + "experiment's model is fitted again and again; beside bare Kafka, all in one run.")
public final class ServeCommand implements Callable<Integer> {
    private static final int WARM_UP = 500;

    @Option(
            names = "--values",
            split = ",",
            defaultValue = "100,500,1500",
            description = "Values that the model knows (default: ${DEFAULT-VALUE}).")
    private List<Integer> values = List.of();

    @Option(names = "--rate", defaultValue = "50", description = "Offers a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns of each lane (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "4", description = "Length of a turn (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--idle", description = "Fit no other experiment's model at the same time.")
    private boolean idle;

    @Mixin
    private ChosenDeployment chosen = new ChosenDeployment();

    @Option(names = "--doc", description = "Put the table into this file, between the lines that mark its place.")
    private @Nullable Path doc;

    /** Runs and ends the JVM with 0 when every offer got one suggestion. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ServeCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> table = new ArrayList<>(List.of(
                LoadCommand.machine(),
                "",
                "| values told | suggestions | from the model's list | one hop p50 | p99 | two hops p50 | p99 "
                        + "| Temper p50 | p99 | Temper / two hops, p50 | p99 (5 to 95 % of resampled rounds) |",
                "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"));
        Path data = Files.createTempDirectory("temper-bench-");
        Deployment deployment = chosen.open(data);
        try (Lab<SearchLane> lab = new Lab<>(deployment, data, chosen.settings(), SearchLane::new)) {
            measure(lab, table);
        } finally {
            Directories.delete(data);
        }
        table.forEach(System.out::println);
        if (doc != null) {
            MarkedPlace.SERVE.fill(doc, table);
        }
        return 0;
    }

    private void measure(Lab<SearchLane> lab, List<String> table) throws InterruptedException {
        SearchLane temper = lab.temper();
        try (temper) {
            Rounds turns = new Rounds(lab, rounds, System.err::println);
            System.err.println("warm-up: " + WARM_UP + " offers through each lane");
            temper.grow(values.get(0), lab::check);
            for (Lane lane : lab.lanes()) {
                turns.turn(lane, WARM_UP, 2 * rate);
            }
            if (!idle) {
                temper.fitInBackground();
            }
            for (int known : values) {
                System.err.println("until the model knows " + known + " values");
                temper.grow(known, lab::check);
                temper.advisedPart();
                Cell cell = turns.cell(known, rate, rate * seconds);
                table.add(row(known, temper.values(), temper.advisedPart(), cell));
            }
        }
    }

    private static String row(int from, int to, double advised, Cell cell) {
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT, "| %,d to %,d | %,d | %.0f %% |", from, to, cell.samples("Temper"), 100 * advised));
        for (String lane : List.of("one hop", "two hops", "Temper")) {
            row.append(
                    String.format(Locale.ROOT, " %.1f | %.1f |", cell.percentile(lane, 50), cell.percentile(lane, 99)));
        }
        double[] resampled = cell.resampledRatios("Temper", "two hops", 99);
        return row.append(String.format(
                        Locale.ROOT,
                        " %.2f | %.2f (%.2f to %.2f) |",
                        cell.percentileRatio("Temper", "two hops", 50),
                        cell.percentileRatio("Temper", "two hops", 99),
                        resampled[resampled.length / 20],
                        resampled[resampled.length - 1 - resampled.length / 20]))
                .toString();
    }
}
