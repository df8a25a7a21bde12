package dev.temper.benchmarks.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All turns of all lanes at one number of trials and one rate. */
final class Cell {
    /** In place of a rate: as fast as answers come. */
    static final int FULL_SPEED = 0;

    private static final int RESAMPLES = 1_000;

    private final int trials;
    private final int rate;
    private final Map<String, List<Turn>> turns = new TreeMap<>();

    /** A lane's turn: latencies, sorted, answers a second, and the CPU time of the whole JVM for a report. */
    private static final class Turn {
        private final long[] latencies;
        private final double perSecond;
        private final double cpuMicros;

        Turn(long[] latencies, double perSecond, double cpuMicros) {
            this.latencies = latencies;
            this.perSecond = perSecond;
            this.cpuMicros = cpuMicros;
        }
    }

    Cell(int trials, int rate) {
        this.trials = trials;
        this.rate = rate;
    }

    int trials() {
        return trials;
    }

    int rate() {
        return rate;
    }

    /** @param cpuNanos CPU time of the JVM during the turn */
    void add(String lane, Slice slice, long cpuNanos) {
        long[] latencies = slice.latencies(LoadPlan.uncounted(slice.reports()));
        Arrays.sort(latencies);
        double perSecond = slice.reports() * 1e9 / slice.nanos();
        turns.computeIfAbsent(lane, label -> new ArrayList<>())
                .add(new Turn(latencies, perSecond, cpuNanos / 1e3 / slice.reports()));
    }

    int samples(String lane) {
        return all(lane).length;
    }

    /** A percentile over all turns, in milliseconds. */
    double percentile(String lane, double percent) {
        return percentile(all(lane), percent);
    }

    /** Microseconds of CPU for a report, in all of the JVM: the median over the turns. */
    double cpuMicros(String lane) {
        return median(turns(lane).stream()
                .mapToDouble(turn -> turn.cpuMicros)
                .sorted()
                .toArray());
    }

    /** The median over the turns. */
    double perSecond(String lane) {
        return median(turns(lane).stream()
                .mapToDouble(turn -> turn.perSecond)
                .sorted()
                .toArray());
    }

    /** A lane's median latency over another's in each round; sorted. */
    double[] latencyRatios(String lane, String over) {
        double[] ratios = new double[turns(lane).size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = percentile(turns(lane).get(i).latencies, 50)
                    / percentile(turns(over).get(i).latencies, 50);
        }
        Arrays.sort(ratios);
        return ratios;
    }

    /** A lane's percentile over another's, each over all turns. */
    double percentileRatio(String lane, String over, double percent) {
        return percentile(lane, percent) / percentile(over, percent);
    }

    /**
     * The same over rounds that are drawn from these with repetition, both lanes' turns of a round together: what it may
     * come to, since a tail is made of few answers. Sorted; the draws are the same in each call.
     */
    double[] resampledRatios(String lane, String over, double percent) {
        Random random = new Random(RESAMPLES);
        int rounds = turns(lane).size();
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] drawn = random.ints(rounds, 0, rounds).toArray();
            ratios[i] = percentile(all(lane, drawn), percent) / percentile(all(over, drawn), percent);
        }
        Arrays.sort(ratios);
        return ratios;
    }

    /** A lane's throughput over another's in each round; sorted. */
    double[] speedRatios(String lane, String over) {
        double[] ratios = new double[turns(lane).size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = turns(lane).get(i).perSecond / turns(over).get(i).perSecond;
        }
        Arrays.sort(ratios);
        return ratios;
    }

    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private List<Turn> turns(String lane) {
        return turns.getOrDefault(lane, List.of());
    }

    private long[] all(String lane) {
        return all(lane, IntStream.range(0, turns(lane).size()).toArray());
    }

    private long[] all(String lane, int[] rounds) {
        List<Turn> turns = turns(lane);
        return Arrays.stream(rounds)
                .mapToObj(turns::get)
                .flatMapToLong(turn -> Arrays.stream(turn.latencies))
                .sorted()
                .toArray();
    }

    private static double percentile(long[] sorted, double percent) {
        return new Latencies(sorted).percentile(percent);
    }
}
