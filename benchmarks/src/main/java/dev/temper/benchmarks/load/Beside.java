package dev.temper.benchmarks.load;

import dev.temper.deploy.client.Endpoints;
import dev.temper.schemas.serde.AvroDeserializer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** From a published metric to the received decision, with something beside the optimizer and without, by turns. */
public final class Beside implements AutoCloseable {
    private static final String WITH = "with";
    private static final String WITHOUT = "without";
    private static final long CHECK_MILLIS = 200;

    private final Publisher publisher;
    private final TemperLane lane;
    private final Receiver receiver;
    private final Switch what;
    private final Consumer<String> progress;

    /** What is beside the optimizer. */
    public interface Switch {
        /** Has it there, at work and with nothing to make up for, or away; returns when it is so. */
        void there(boolean there) throws Exception;
    }

    /**
     * Latencies in milliseconds, and the ratio of the medians of each round.
     *
     * @param ratios sorted
     */
    public record Result(
            double withMedian, double withNinetyNinth, double median, double ninetyNinth, List<Double> ratios) {
        /** The median of the rounds' ratios. */
        public double ratio() {
            return Cell.median(ratios.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /** All of it on a line. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "p50 %.2f and %.2f ms, p99 %.1f and %.1f ms, ratio of the medians %.2f (%.2f to %.2f)",
                    withMedian,
                    median,
                    withNinetyNinth,
                    ninetyNinth,
                    ratio(),
                    ratios.get(0),
                    ratios.get(ratios.size() - 1));
        }
    }

    /** @param progress told in a line what is being done */
    public Beside(Endpoints endpoints, Switch what, Consumer<String> progress) {
        this.what = what;
        this.progress = progress;
        publisher = new Publisher(endpoints);
        AvroDeserializer decisions = new AvroDeserializer();
        decisions.configure(endpoints.serde(), false);
        lane = new TemperLane(publisher, decisions);
        receiver = new Receiver(endpoints.bootstrap(), Deployment.PARTITIONS, List.of(lane));
    }

    /**
     * Measures in rounds of two turns, which begin with the one and the other by turns.
     *
     * @param trials of the experiments that the reports are on
     * @param rate reports a second
     * @param seconds of a turn
     */
    public Result measure(int trials, int rate, int seconds, int rounds) throws Exception {
        lane.trials(trials);
        int reports = rate * seconds;
        turn(reports, rate); // warms
        Cell cell = new Cell(trials, rate);
        for (int round = 0; round < rounds; round++) {
            for (boolean there : round % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
                lane.prepare(reports, this::check);
                what.there(there);
                cell.add(there ? WITH : WITHOUT, turn(reports, rate), 0);
            }
            progress.accept("round " + (round + 1) + " of " + rounds + ": with p50 so far " + cell.percentile(WITH, 50)
                    + ", without " + cell.percentile(WITHOUT, 50));
        }
        what.there(true);
        return new Result(
                cell.percentile(WITH, 50),
                cell.percentile(WITH, 99),
                cell.percentile(WITHOUT, 50),
                cell.percentile(WITHOUT, 99),
                Arrays.stream(cell.latencyRatios(WITH, WITHOUT)).boxed().toList());
    }

    private Slice turn(int reports, int rate) throws InterruptedException {
        lane.prepare(reports, this::check);
        Slice slice = new Slice(reports);
        lane.begin(slice);
        Patience patience = new Patience(lane.label(), this::check, slice::missing);
        Pace.evenly(lane, slice, rate);
        while (!slice.await(CHECK_MILLIS)) {
            patience.orThrow();
        }
        check();
        return slice;
    }

    private void check() {
        receiver.check();
        publisher.check();
        if (!lane.problems().isEmpty()) {
            throw new IllegalStateException("Temper decided otherwise than it must: " + lane.problems());
        }
    }

    @Override
    public void close() {
        receiver.close();
        publisher.close();
    }
}
