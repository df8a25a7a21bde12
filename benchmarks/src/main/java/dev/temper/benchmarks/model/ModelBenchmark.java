package dev.temper.benchmarks.model;

import dev.temper.core.model.Acquisition;
import dev.temper.core.model.Block;
import dev.temper.core.model.Fading;
import dev.temper.core.model.Fit;
import dev.temper.core.model.Fitted;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.OwnDeviation;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Priors;
import dev.temper.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The model on observations of an experiment with 8 parameters and rungs at 1, 3, 9, 27 and 50 epochs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class ModelBenchmark {
    private static final int PARAMETERS = 8;
    private static final int CANDIDATES = 300;
    private static final int WARM_ITERATIONS = 14;
    private static final double[] RUNGS = {1, 3, 9, 27, 50};
    private static final double FULL = 50;

    /** Number of observations. */
    @Param({"100", "500", "1500"})
    public int observations;

    private final Kernel kernel = new Kernel(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, new OwnDeviation(new Fading(1, 50)));
    private final Priors priors = Priors.of(kernel);
    private Observations data = new Observations();
    private double[] theta = priors.start();
    private List<Place> candidates = List.of();
    private Posterior posterior = new Posterior(kernel, theta);

    /** Observes, and fits once. */
    @Setup
    public void prepare() {
        data = observe(observations);
        theta = refit().theta();
        posterior = factorise();
        candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            candidates.add(new Place(point(1_000_000 + i), Place.NEW, FULL));
        }
    }

    /** A fit of 14 iterations from the prior's mode. */
    @Benchmark
    public Fitted refit() {
        return Objects.requireNonNull(Fit.run(kernel, priors, data, List.of(priors.start()), WARM_ITERATIONS));
    }

    /** The covariance matrix, its Cholesky factor and the weights. */
    @Benchmark
    public Posterior factorise() {
        return Posterior.of(kernel, theta, data);
    }

    /** Four awaited values imagined, 300 candidates predicted, and the best by expected improvement found. */
    @Benchmark
    public int suggest() {
        for (int i = 0; i < 4; i++) {
            posterior.append(candidates.get(i));
        }
        Block block = posterior.block(candidates);
        double[] means = block.means();
        double[] variances = block.variances();
        posterior.truncate(data.size());
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < means.length; i++) {
            double gain = Acquisition.logExpectedImprovement(means[i], StrictMath.sqrt(variances[i]), 0);
            if (gain > most) {
                most = gain;
                best = i;
            }
        }
        return best;
    }

    private static Observations observe(int size) {
        Observations observations = new Observations();
        for (int i = 0; observations.size() < size; i++) {
            double[] x = point(i);
            int trial = observations.addTrial(x);
            int rung = 0;
            do {
                double noise = CounterRandom.unit(3, 1 + rung, i) - 0.5;
                double value = StrictMath.sin(4 * x[0]) + x[1] + (1 + x[2]) / StrictMath.sqrt(RUNGS[rung]);
                observations.add(trial, RUNGS[rung], value + noise / 10, 0);
                rung++;
            } while (rung < RUNGS.length && observations.size() < size && CounterRandom.unit(4, rung, i) < 0.4);
        }
        return observations;
    }

    private static double[] point(int index) {
        double[] x = new double[PARAMETERS];
        for (int c = 0; c < PARAMETERS; c++) {
            x[c] = CounterRandom.unit(5, c, index);
        }
        return x;
    }
}
