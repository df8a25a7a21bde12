package dev.temper.testkit.law;

import dev.temper.core.decision.Evidence.Competitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The losses of one rung, unsorted: every answer looks at all of them. With several losses a trial's place counts. */
final class Standings {
    private final Map<Integer, double[]> losses = new TreeMap<>();
    private final Map<Integer, Double> places = new TreeMap<>();
    private final List<Competitor> all = new ArrayList<>();

    /** The first losses of a trial count. */
    void put(int trial, double[] of) {
        if (losses.putIfAbsent(trial, of) == null) {
            all.add(new Competitor(trial, of[0]));
            if (of.length > 1) {
                places.clear();
                places.putAll(Places.of(losses));
            }
        }
    }

    @Nullable
    Double loss(int trial) {
        double[] own = losses.get(trial);
        return own == null ? null : Double.valueOf(own[0]);
    }

    int size() {
        return losses.size();
    }

    /** What decides: a place, or where there are no places the loss. */
    private double key(Competitor one) {
        return places.isEmpty() ? one.value() : places.getOrDefault(one.trial(), one.value());
    }

    private double key(int trial) {
        double[] own = losses.get(trial);
        return own == null ? Double.NaN : key(new Competitor(trial, own[0]));
    }

    /** Of equals the lower trial number is better. */
    private boolean isBetter(Competitor one, int trial, double key) {
        int order = Double.compare(key(one), key);
        return order < 0 || (order == 0 && one.trial() < trial);
    }

    private int rank(int trial, double key) {
        int rank = 1;
        for (Competitor other : all) {
            rank += isBetter(other, trial, key) ? 1 : 0;
        }
        return rank;
    }

    /** 1 and how many are better. */
    int rank(int trial) {
        return rank(trial, key(trial));
    }

    /** How many are better, equals not counted. */
    int lower(int trial) {
        return rank(Integer.MIN_VALUE, key(trial)) - 1;
    }

    /** Whether the trial at a place, from 1, has this first loss. */
    boolean isAt(int place, double loss) {
        if (!places.isEmpty()) {
            return all.stream().anyMatch(one -> one.value() == loss && rank(one.trial()) == place);
        }
        return rank(Integer.MIN_VALUE, loss) - 1 < place && place <= rank(Integer.MAX_VALUE, loss) - 1;
    }

    /** The best few, best first, without one trial. */
    List<Competitor> best(int most, int except) {
        List<Competitor> best = new ArrayList<>();
        for (Competitor other : all) {
            int place = best.size();
            while (place > 0 && isBetter(other, best.get(place - 1).trial(), key(best.get(place - 1)))) {
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
            if (some.test(other.trial()) && (best == null || isBetter(other, best.trial(), key(best)))) {
                best = other;
            }
        }
        return best == null ? -1 : best.trial();
    }
}
