package dev.temper.core.simulate.law;

import dev.temper.core.decision.Evidence.Competitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The losses of one rung, unsorted: every answer looks at all of them. */
final class Standings {
    private final Map<Integer, Double> losses = new TreeMap<>();
    private final List<Competitor> all = new ArrayList<>();

    /** The first loss of a trial counts. */
    void put(int trial, double loss) {
        // Adding 0 turns -0 into 0: the two are equal.
        if (losses.putIfAbsent(trial, loss + 0.0) == null) {
            all.add(new Competitor(trial, loss + 0.0));
        }
    }

    @Nullable
    Double loss(int trial) {
        return losses.get(trial);
    }

    int size() {
        return all.size();
    }

    /** Of equals the lower trial number is better. */
    private static boolean isBetter(Competitor one, int trial, double loss) {
        int order = Double.compare(one.value(), loss);
        return order < 0 || (order == 0 && one.trial() < trial);
    }

    /** 1 and how many are better. */
    int rank(int trial, double loss) {
        int rank = 1;
        for (Competitor other : all) {
            rank += isBetter(other, trial, loss) ? 1 : 0;
        }
        return rank;
    }

    /** How many losses are lower, whatever the trial. */
    int lower(double loss) {
        return rank(Integer.MIN_VALUE, loss) - 1;
    }

    /** Whether this is the loss at a place, from 1. */
    boolean isAt(int place, double loss) {
        int atMost = rank(Integer.MAX_VALUE, loss) - 1;
        return lower(loss) < place && place <= atMost;
    }

    /** The best few, best first, without one trial. */
    List<Competitor> best(int most, int except) {
        List<Competitor> best = new ArrayList<>();
        for (Competitor other : all) {
            int place = best.size();
            while (place > 0
                    && isBetter(
                            other,
                            best.get(place - 1).trial(),
                            best.get(place - 1).value())) {
                place--;
            }
            if (other.trial() != except && place < most) {
                best.add(place, other);
                best.subList(Math.min(most, best.size()), best.size()).clear();
            }
        }
        return best;
    }

    /** The best trial of some; -1 if there is none. */
    int bestOf(IntPredicate some) {
        Competitor best = null;
        for (Competitor other : all) {
            if (some.test(other.trial()) && (best == null || isBetter(other, best.trial(), best.value()))) {
                best = other;
            }
        }
        return best == null ? -1 : best.trial();
    }
}
