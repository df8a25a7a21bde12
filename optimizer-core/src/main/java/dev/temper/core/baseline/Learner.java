package dev.temper.core.baseline;

import dev.temper.core.definition.Ladder;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.model.Block;
import dev.temper.core.model.Fit;
import dev.temper.core.model.Fitted;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Priors;
import dev.temper.core.model.Warp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a history into a {@link Belief}, with hyperparameters fitted anew whenever a third more is known. */
final class Learner {
    private static final double GROWTH = 1.35;
    private static final int FIRST_ITERATIONS = 30;
    private static final int LATER_ITERATIONS = 14;
    private static final int MOST_FANTASIES = 200;
    private static final int MOST_OBSERVATIONS = 250;
    private static final double BEST_SHARE = 0.7;

    /** By the highest rung that they reached, then by their loss there. */
    private static final Comparator<Past> BEST_FIRST = Comparator.comparingInt((Past past) -> -past.reached())
            .thenComparingDouble(past -> past.latest())
            .thenComparingInt(Past::number);

    private final Ladder ladder;
    private final List<Integer> rungs;
    private final Kernel kernel;
    private final Priors priors;
    private final Encoded encoded;

    Learner(Ladder ladder, Recipe recipe, int[] scaleOf, Encoded encoded) {
        this.ladder = ladder;
        this.rungs = recipe.rungs();
        this.kernel = new Kernel(scaleOf, recipe.kernel());
        this.priors = Priors.of(kernel);
        this.encoded = encoded;
    }

    /**
     * Hyperparameters.
     *
     * @param observations that they were fitted to
     * @param anew whether they are fitted just now
     */
    record Theta(int observations, List<Double> values, boolean anew) {
        Theta {
            values = List.copyOf(values);
        }

        static Theta of(int observations, double[] values) {
            return new Theta(observations, Arrays.stream(values).boxed().toList(), true);
        }

        double[] array() {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** How many trials have a finite loss at some rung. */
    static int informed(History history) {
        return leaders(history).size();
    }

    /** Each trial's latest loss: what the warp is fitted to. */
    static Warp warp(History history) {
        return Warp.fit(history.trials().stream()
                .filter(past -> past.reached() >= 0)
                .mapToDouble(past -> past.latest())
                .toArray());
    }

    /** Of many observations, those of the best trials and every so many of the others. */
    Observations observations(History history, Warp warp) {
        Observations observations = new Observations();
        for (Past past : kept(history.trials())) {
            if (past.reached() >= 0) {
                int trial = observations.addTrial(encoded.features(past));
                for (int rung : rungs) {
                    double loss = loss(past, rung);
                    if (!Double.isNaN(loss)) {
                        observations.add(trial, ladder.share(rung), warp.apply(loss), 0);
                    }
                }
            }
        }
        return observations;
    }

    private List<Past> kept(List<Past> trials) {
        if (size(trials) <= MOST_OBSERVATIONS) {
            return trials;
        }
        List<Past> ranked = trials.stream()
                .filter(past -> past.reached() >= 0)
                .sorted(BEST_FIRST)
                .toList();
        int best = 0;
        int observations = 0;
        while (observations < BEST_SHARE * MOST_OBSERVATIONS) {
            observations += size(ranked.subList(best, best + 1));
            best++;
        }
        List<Past> others = ranked.subList(best, ranked.size());
        int left = MOST_OBSERVATIONS - observations;
        int stride = Math.max(1, -Math.floorDiv(-size(others), left));
        List<Past> kept = new ArrayList<>(ranked.subList(0, best));
        for (int i = 0; i < others.size(); i += stride) {
            kept.add(others.get(i));
        }
        kept.sort(Comparator.comparingInt(Past::number));
        return kept;
    }

    /** Whoever diverged or failed on the way to a rung that is none of the method's has failed the next one that is. */
    private double loss(Past past, int rung) {
        int reached = past.reached();
        boolean next = rung > reached && rungs.stream().noneMatch(other -> other >= reached && other < rung);
        return reached >= 0 && next && past.latest() == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : past.loss(rung);
    }

    private int size(List<Past> trials) {
        int size = 0;
        for (Past past : trials) {
            for (int rung : rungs) {
                size += Double.isNaN(loss(past, rung)) ? 0 : 1;
            }
        }
        return size;
    }

    /** Null if the likelihood is finite nowhere. */
    @Nullable
    Theta fit(Observations observations, @Nullable Theta before) {
        return fit(kernel, priors, observations, before);
    }

    static @Nullable Theta fit(Kernel kernel, Priors priors, Observations observations, @Nullable Theta before) {
        if (before != null && observations.size() < before.observations() * GROWTH) {
            return new Theta(before.observations(), before.values(), false);
        }
        List<double[]> starts = new ArrayList<>();
        if (before != null) {
            starts.add(before.array());
        }
        starts.add(priors.start());
        int iterations = before == null ? FIRST_ITERATIONS : LATER_ITERATIONS;
        Fitted result = Fit.run(kernel, priors, observations, starts, iterations);
        return result == null ? null : Theta.of(observations.size(), result.theta());
    }

    int parameters() {
        return kernel.parameters();
    }

    Belief belief(History history, Warp warp, Observations observations, double[] theta) {
        Posterior posterior = Posterior.of(kernel, theta, observations);
        List<Past> leaders = leaders(history);
        double best = Double.POSITIVE_INFINITY;
        double anywhere = Double.POSITIVE_INFINITY;
        for (int i = 0; i < observations.size(); i++) {
            anywhere = Math.min(anywhere, observations.target(i));
            if (observations.level(i) == 1) {
                best = Math.min(best, observations.target(i));
            }
        }
        if (best == Double.POSITIVE_INFINITY) {
            List<Place> places = leaders.stream()
                    .limit(MOST_FANTASIES)
                    .map(past -> new Place(encoded.features(past), past.number(), 1))
                    .toList();
            Block block = posterior.block(places);
            for (double mean : block.means()) {
                best = Math.min(best, mean);
            }
        }
        imagine(posterior, history);
        return new Belief(posterior, warp, best, anywhere, leaders);
    }

    private void imagine(Posterior posterior, History history) {
        List<Place> places = history.trials().stream()
                .filter(past -> past.target() >= 0)
                .map(past -> new Place(encoded.features(past), past.number(), ladder.share(past.target())))
                .limit(MOST_FANTASIES)
                .toList();
        posterior.append(places, new double[places.size()]);
    }

    private static List<Past> leaders(History history) {
        return history.trials().stream()
                .filter(past -> past.reached() >= 0 && Double.isFinite(past.latest()))
                .sorted(BEST_FIRST)
                .toList();
    }
}
