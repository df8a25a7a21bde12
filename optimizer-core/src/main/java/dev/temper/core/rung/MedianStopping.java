package dev.temper.core.rung;

import dev.temper.core.definition.Metric;
import dev.temper.core.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Median stopping (Golovin et al. 2017, Vizier): a trial stops when its best value is worse than the median of the
 * other trials' running means at the same epoch.
 *
 * @param grace epochs before a trial may be stopped
 * @param spared whether the epochs before that count nowhere: values of the first epochs may be odd in either direction
 */
public record MedianStopping(int rungs, int grace, boolean spared) implements Schedule {
    /** A median of fewer others says too little to end a trial on. */
    static final int FEWEST = 3;

    /** What a stop rests on; values are in the metric's own direction. */
    public record Verdict(double best, double median, int others) {}

    @Override
    public int bracketOfNext(Rungs all, int dealt) {
        return 0;
    }

    @Override
    public int firstRung(int bracket) {
        return rungs - 1;
    }

    /** Below the last rung nobody comes to rest but those who were trained in full before that was more: all go on. */
    @Override
    public int places(Rungs all, RungId id, boolean closed) {
        return id.bracket() < ownBrackets() && id.rung() < rungs - 1
                ? all.table(id).size()
                : 0;
    }

    /** No observation yet. */
    public RunningMeans start(Metric metric) {
        return RunningMeans.empty(metric, spared ? grace : 1);
    }

    /** Why the trial should stop at the epoch that it has just reported, or null if it should not. */
    public @Nullable Verdict stop(RunningMeans means, Trial trial) {
        int epoch = trial.progress().epoch();
        Double best = spared ? means.best(trial.number()) : trial.progress().bestValue();
        if (epoch < grace || best == null) {
            return null;
        }
        int others = means.others(epoch, trial.number());
        if (others < FEWEST) {
            return null;
        }
        double median = means.medianOfOthers(epoch, trial.number());
        boolean worse = means.metric().toLoss(best) > median;
        return worse ? new Verdict(best, means.metric().toLoss(median), others) : null;
    }
}
