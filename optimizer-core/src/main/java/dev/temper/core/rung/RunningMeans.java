package dev.temper.core.rung;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The mean of each trial's losses up to each epoch that it reported: an index over the observations.
 *
 * @param from the first epoch that counts
 * @param sums each trial's sum so far, added in the order of epochs
 * @param means every mean, by epoch and then by size
 */
public record RunningMeans(
        Metric metric, int from, PersistentMap<Integer, Sum> sums, PersistentMap<Mean, Boolean> means) {
    /** Losses added up. */
    record Sum(double losses, int count, int epoch, double least) {
        static final Sum NONE = new Sum(0, 0, 0, Double.POSITIVE_INFINITY);

        Sum plus(double loss, int at) {
            return new Sum(losses + loss, count + 1, at, Math.min(least, loss));
        }

        double mean() {
            return losses / count;
        }
    }

    /** A trial's mean at an epoch. */
    record Mean(int epoch, Ranked rank) implements Comparable<Mean> {
        @Override
        public int compareTo(Mean other) {
            return epoch != other.epoch ? Integer.compare(epoch, other.epoch) : rank.compareTo(other.rank);
        }
    }

    /** No observation yet. */
    static RunningMeans empty(Metric metric, int from) {
        return new RunningMeans(metric, from, PersistentMap.empty(), PersistentMap.empty());
    }

    /**
     * The index with a further observation; each trial's come in the order of epochs. Diverged ones do not enter, nor those
     * before the first epoch that counts.
     */
    public RunningMeans with(int trial, int epoch, double value) {
        if (!Double.isFinite(value) || epoch < from) {
            return this;
        }
        Sum before = sums.get(trial);
        Sum sum = (before == null ? Sum.NONE : before).plus(metric.toLoss(value), epoch);
        Mean mean = new Mean(epoch, new Ranked(sum.mean(), trial));
        return new RunningMeans(metric, from, sums.put(trial, sum), means.put(mean, true));
    }

    /** A trial's best value, in the metric's own direction; null if it has none that counts. */
    @Nullable
    Double best(int trial) {
        Sum sum = sums.get(trial);
        return sum == null ? null : Double.valueOf(metric.toLoss(sum.least()));
    }

    /** How many other trials reported an epoch. */
    int others(int epoch, int trial) {
        return after(epoch) - before(epoch) - (own(epoch, trial) == null ? 0 : 1);
    }

    /** The median, as a loss; there is at least one other. */
    double medianOfOthers(int epoch, int trial) {
        int count = others(epoch, trial);
        return lossAt(epoch, trial, (count - 1) / 2) / 2 + lossAt(epoch, trial, count / 2) / 2;
    }

    private double lossAt(int epoch, int trial, int index) {
        Mean own = own(epoch, trial);
        int position = before(epoch) + index;
        int shift = own != null && means.rank(own) <= position ? 1 : 0;
        return means.entryAt(position + shift).key().rank().loss();
    }

    private int before(int epoch) {
        return means.rank(new Mean(epoch, new Ranked(Double.NEGATIVE_INFINITY, Integer.MIN_VALUE)));
    }

    private int after(int epoch) {
        return means.rank(new Mean(epoch, new Ranked(Double.NaN, Integer.MAX_VALUE)));
    }

    private @Nullable Mean own(int epoch, int trial) {
        Sum sum = sums.get(trial);
        return sum == null || sum.epoch() != epoch ? null : new Mean(epoch, new Ranked(sum.mean(), trial));
    }
}
