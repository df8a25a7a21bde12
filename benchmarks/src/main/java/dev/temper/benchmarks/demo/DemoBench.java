package dev.temper.benchmarks.demo;

import dev.temper.deploy.demo.BestOverCost;
import dev.temper.deploy.demo.RecordedRuns;
import dev.temper.deploy.demo.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the demo's experiment with several methods and seeds: its networks are really trained, its clock is",
            "virtual, so that the same command gives the same figures. A run trains for some 8 s of processor time."
        })
public final class DemoBench implements Callable<Integer> {
    private static final double[] COSTS = {1.5, 2, 3, 4, 6, 8, 10};

    @Option(
            names = "--methods",
            split = ",",
            defaultValue = "temper,asha,random",
            description = {
                "Methods; differences are to the first (default: ${DEFAULT-VALUE}).",
                "learnt: temper, after it has learnt from a run of itself on the other part of the data."
            })
    private List<String> methods = List.of();

    @Option(names = "--svm", description = "The demo of support vector machines, on parts of the data.")
    private boolean svm;

    @Option(names = "--part", defaultValue = "1", description = "Of the data, 1 or 2 (default: ${DEFAULT-VALUE}).")
    private int part;

    @Option(names = "--seeds", defaultValue = "10", description = "Seeds 0 to K-1 (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--record", paramLabel = "FILE", description = "Writes down what the demo shows beside itself.")
    private @Nullable Path record;

    /** Runs and ends the JVM with 0. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new DemoBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        if (record != null) {
            record(record);
            return 0;
        }
        List<List<BestOverCost>> found = new ArrayList<>();
        for (String method : methods) {
            found.add(play(part, method));
        }
        System.out.println(
                "| method |" + join(DoubleStream.of(COSTS).mapToObj(" at %s |"::formatted)) + " difference |");
        System.out.println("|---|" + "---:|".repeat(COSTS.length + 1));
        for (int m = 0; m < methods.size(); m++) {
            System.out.println(row(methods.get(m), found.get(m), found.get(0)));
        }
        return 0;
    }

    private Subject subject() {
        return svm ? Subject.SATELLITE : Subject.LETTERS;
    }

    private List<BestOverCost> play(int on, String method) {
        return IntStream.range(0, seeds)
                .parallel()
                .mapToObj(seed -> {
                    BestOverCost run = DemoRun.play(subject(), on, method, seed);
                    System.err.printf("part %d, %s, seed %d: %s%n", on, method, seed, run.at(COSTS[COSTS.length - 1]));
                    return run;
                })
                .toList();
    }

    /** All that the demo's first run, on part 1, and its second one, on part 2, show beside themselves. */
    private void record(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(RecordedRuns.HEADER));
        for (int on = 1; on <= subject().parts(); on++) {
            for (String method : on == 1 ? RecordedRuns.FIRST : RecordedRuns.SECOND) {
                List<BestOverCost> runs = play(on, method);
                for (int seed = 0; seed < seeds; seed++) {
                    lines.addAll(RecordedRuns.lines(on, method, seed, runs.get(seed)));
                }
            }
        }
        Files.write(file, lines);
    }

    private static String row(String method, List<BestOverCost> runs, List<BestOverCost> first) {
        double last = COSTS[COSTS.length - 1];
        double[] difference = IntStream.range(0, runs.size())
                .mapToDouble(i -> percent(runs.get(i), last) - percent(first.get(i), last))
                .toArray();
        return "| `" + method + "` |"
                + join(DoubleStream.of(COSTS)
                        .mapToObj(cost -> " "
                                + withError(runs.stream()
                                        .mapToDouble(run -> percent(run, cost))
                                        .toArray()) + " |"))
                + " " + (runs == first ? "" : withError(difference)) + " |";
    }

    private static String join(Stream<String> cells) {
        return cells.collect(Collectors.joining());
    }

    /** Nothing yet counts as 0. */
    private static double percent(BestOverCost run, double cost) {
        Double best = run.at(cost);
        return best == null ? 0 : 100 * best;
    }

    /** The mean, and its standard error if there is more than one. */
    private static String withError(double[] values) {
        double mean = DoubleStream.of(values).average().orElse(0);
        if (values.length < 2) {
            return String.format(Locale.ROOT, "%.1f", mean);
        }
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        return String.format(Locale.ROOT, "%.1f ± %.1f", mean, error);
    }
}
