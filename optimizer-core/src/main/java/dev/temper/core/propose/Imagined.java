package dev.temper.core.propose;

import dev.temper.core.model.Block;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import java.util.ArrayList;
import java.util.List;

/**
 * What is expected of the pool in full, with fantasies: trainings that are under way are imagined to have come out as
 * predicted, and so is each configuration that was picked. Means stay; what lies near is worth less, so that the next
 * pick lies elsewhere. It owns the fantasies of the objectives' models and leaves none behind.
 */
final class Imagined {
    private final List<MetricModel> objectives;
    private final List<Block> blocks;
    private final List<Fresh> fresh = new ArrayList<>();
    private final int awaited;

    /**
     * The pool with fantasies of what is under way.
     *
     * @param awaited trials that train, at full fidelity
     */
    Imagined(Surrogate surrogate, List<Place> awaited) {
        this.objectives = surrogate.objectives();
        this.awaited = awaited.size();
        objectives.forEach(objective -> objective.posterior().append(awaited, new double[awaited.size()]));
        this.blocks =
                objectives.stream().map(objective -> objective.blocks().pool()).toList();
        List<double[]> means = blocks.stream().map(Block::means).toList();
        double[] feasible =
                Feasible.logProbabilities(surrogate.limits(), surrogate.pool().size(), Blocks::pool);
        for (int i = 0; i < feasible.length; i++) {
            double[] own = new double[means.size()];
            for (int j = 0; j < own.length; j++) {
                own[j] = means.get(j)[i];
            }
            fresh.add(new Fresh(this, i, own, feasible[i], surrogate.rate(i)));
        }
    }

    /** Counts what was imagined since. Call it before asking anything. */
    void update() {
        for (int j = 0; j < blocks.size(); j++) {
            blocks.get(j).update();
            double[] variances = blocks.get(j).variances();
            for (int i = 0; i < variances.length; i++) {
                fresh.get(i).update(j, variances[i]);
            }
        }
    }

    /** Imagines that a configuration has come out in full. */
    void imagine(int index) {
        for (int j = 0; j < blocks.size(); j++) {
            objectives.get(j).posterior().append(blocks.get(j), index);
        }
    }

    /** Drops the fantasies of what was picked. */
    void restart() {
        truncate(awaited);
    }

    /** Drops all fantasies. */
    void end() {
        truncate(0);
    }

    private void truncate(int fantasies) {
        for (MetricModel objective : objectives) {
            Posterior posterior = objective.posterior();
            posterior.truncate(objective.rows().size() + fantasies);
        }
    }

    /** A configuration, as it is expected to come out; what is imagined later changes it. */
    Fresh fresh(int index) {
        return fresh.get(index);
    }

    /** See {@link Candidate#shifts}. */
    double[][] shifts(int index, int from, int to) {
        double[][] shifts = new double[to - from][objectives.size()];
        for (int j = 0; j < objectives.size(); j++) {
            MetricModel objective = objectives.get(j);
            Block full = blocks.get(j);
            Block below = objective.blocks().below(index);
            int rows = objective.posterior().size();
            for (int rung = from; rung < to; rung++) {
                shifts[rung - from][j] = rung == below.size()
                        ? Shift.of(full, index, full, index, rows, objective.noise())
                        : Shift.of(full, index, below, rung, rows, objective.noise());
            }
        }
        return shifts;
    }
}
