package dev.temper.benchmarks.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.demo.Digits;
import dev.temper.stream.codec.DefinitionReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
            "virtual, so that the same command gives the same figures. A run trains for some 30 s of processor time."
        })
public final class DemoBench implements Callable<Integer> {
    @Option(
            names = "--methods",
            split = ",",
            defaultValue = "temper,asha",
            description = "Methods; differences are to the first (default: ${DEFAULT-VALUE}).")
    private List<String> methods = List.of();

    @Option(names = "--seeds", defaultValue = "10", description = "Seeds 0 to K-1 (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--trials", description = "Most trials a run; default: the demo's own 60.")
    private @Nullable Integer trials;

    /** Runs and ends the JVM with 0. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new DemoBench()).execute(args));
    }

    /** What a run found: accuracies, and its cost in full trainings. */
    private record Found(double inFull, double anywhere, double cost, int trials) {}

    @Override
    public Integer call() {
        Digits digits = Digits.load();
        List<List<Found>> found = new ArrayList<>();
        for (String method : methods) {
            found.add(IntStream.range(0, seeds)
                    .parallel()
                    .mapToObj(seed -> play(digits, method, seed))
                    .toList());
        }
        System.out.println("| method | % in full | difference | % at any epoch | full trainings | trials |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (int m = 0; m < methods.size(); m++) {
            System.out.println(row(methods.get(m), found.get(m), found.get(0)));
        }
        return 0;
    }

    private ExperimentDefinition definition(String method, long seed) {
        try (InputStream in = DemoBench.class.getResourceAsStream("/demo/digits.yaml")) {
            ObjectNode definition = (ObjectNode) new YAMLMapper().readTree(Objects.requireNonNull(in));
            if (trials != null) {
                definition.withObject("/budget").put("trials", trials);
            }
            return DefinitionReader.readJson(
                    definition.put("method", method).put("seed", seed).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Found play(Digits digits, String method, long seed) {
        ExperimentDefinition definition = definition(method, seed);
        DigitsCurves curves =
                new DigitsCurves(digits, definition.ladder().full().epochs());
        TableRun run = TableSimulation.run(definition, curves, definition.parallel());
        TableRun.Best best = run.best();
        Found found = new Found(
                best == null ? 0 : 1 - best.loss(),
                curves.bestAnywhere(),
                (double) run.costMicros() / Ladder.FULL_COST,
                run.trials());
        System.err.printf("%s, seed %d: %s%n", method, seed, found);
        return found;
    }

    private static String row(String method, List<Found> runs, List<Found> first) {
        double[] inFull = runs.stream().mapToDouble(run -> 100 * run.inFull()).toArray();
        double[] difference = IntStream.range(0, inFull.length)
                .mapToDouble(i -> inFull[i] - 100 * first.get(i).inFull())
                .toArray();
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %.2f | %.1f | %.0f |",
                method,
                withError(inFull),
                runs == first ? "" : withError(difference),
                runs.stream().mapToDouble(run -> 100 * run.anywhere()).average().orElse(0),
                runs.stream().mapToDouble(Found::cost).average().orElse(0),
                runs.stream().mapToInt(Found::trials).average().orElse(0));
    }

    /** The mean, and its standard error if there is more than one. */
    private static String withError(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        if (values.length < 2) {
            return String.format(Locale.ROOT, "%.2f", mean);
        }
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        return String.format(Locale.ROOT, "%.2f ± %.2f", mean, error);
    }
}
