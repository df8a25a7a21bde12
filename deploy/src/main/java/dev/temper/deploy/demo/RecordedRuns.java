package dev.temper.deploy.demo;

import dev.temper.deploy.demo.BestOverCost.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What several methods find for which cost with the demo's trainer, its budget and several seeds each, in virtual time: the
 * demo can't train everything again to tell. {@code benchmarks/run demo --record} trains it all and writes it down.
 */
public final class RecordedRuns {
    /** The default method, after it has learnt from a run of itself on the other part of the data. */
    public static final String LEARNT = "learnt";

    /** The methods that were played on part 1 of the data. */
    public static final List<String> FIRST = List.of("temper", "asha", "random");

    /** The methods that were played on part 2. */
    public static final List<String> SECOND = List.of(LEARNT, "temper", "asha", "random");

    /** Full trainings that each of them could spend. */
    static final int BUDGET = 10;

    /** A method, and what the demo calls it. */
    record Other(String label, String method) {}

    private static final List<Other> OTHERS = List.of(new Other("rungs alone", "asha"), new Other("random", "random"));

    /** The columns of the record. */
    public static final String HEADER = "part,method,seed,cost,accuracy";

    private final SortedMap<String, SortedMap<Integer, List<Step>>> runs;

    private RecordedRuns(SortedMap<String, SortedMap<Integer, List<Step>>> runs) {
        this.runs = runs;
    }

    /** Those that come with the demo. */
    public static RecordedRuns read(Subject subject) {
        SortedMap<String, SortedMap<Integer, List<Step>>> runs = new TreeMap<>();
        try (InputStream in = RecordedRuns.class.getResourceAsStream(subject.record());
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.US_ASCII))) {
            lines.lines().skip(1).forEach(line -> {
                String[] cells = line.split(",", -1);
                runs.computeIfAbsent(name(Integer.parseInt(cells[0]), cells[1]), name -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(cells[2]), seed -> new ArrayList<>())
                        .add(new Step(Double.parseDouble(cells[3]), Double.parseDouble(cells[4])));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordedRuns(runs);
    }

    /** The lines of one run. */
    public static List<String> lines(int part, String method, long seed, BestOverCost run) {
        return run.steps().stream()
                .map(step -> part + "," + method + "," + seed + "," + step.cost() + "," + step.value())
                .toList();
    }

    private static String name(int part, String method) {
        return part + " " + method;
    }

    /**
     * What is shown beside a run.
     *
     * @param learns whether it has learnt from others
     */
    static List<Other> beside(boolean learns) {
        List<Other> beside = new ArrayList<>(OTHERS);
        if (learns) {
            beside.add(0, new Other("without learning", "temper"));
        }
        return beside;
    }

    /** How many seeds each method was played with. */
    int seeds() {
        return runs.values().iterator().next().size();
    }

    /**
     * The run of a seed.
     *
     * @throws IllegalArgumentException if it was not recorded
     */
    public BestOverCost run(int part, String method, int seed) {
        List<Step> steps = all(part, method).get(seed);
        if (steps == null) {
            throw new IllegalArgumentException("no run of " + method + " with seed " + seed + " was recorded");
        }
        return new BestOverCost(steps);
    }

    /** The median over seeds of the best for a cost; null if less than half had trained anything in full. */
    @Nullable
    Double median(int part, String method, double cost) {
        List<Double> best = new ArrayList<>();
        for (List<Step> steps : all(part, method).values()) {
            Double one = new BestOverCost(steps).at(cost);
            best.add(one == null ? Double.NEGATIVE_INFINITY : one);
        }
        best.sort(null);
        double median = (best.get((best.size() - 1) / 2) + best.get(best.size() / 2)) / 2;
        return Double.isFinite(median) ? median : null;
    }

    private SortedMap<Integer, List<Step>> all(int part, String method) {
        SortedMap<Integer, List<Step>> found = runs.get(name(part, method));
        if (found == null) {
            throw new IllegalArgumentException("no run of " + method + " on part " + part + " was recorded");
        }
        return found;
    }
}
