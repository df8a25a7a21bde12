package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;
import dev.temper.core.model.Block;
import java.util.List;

/** A configuration of the pool, with all that is imagined now. */
record Fresh(Imagined pool, int index) implements Candidate {
    @Override
    public double[] means() {
        return pool.means(index);
    }

    @Override
    public double[] variances() {
        return pool.variances(index);
    }

    /** None: the model errs about trials that have shown something. */
    @Override
    public double widening() {
        return 1;
    }

    @Override
    public double feasible() {
        return pool.feasible(index);
    }

    @Override
    public double rate() {
        return pool.rate(index);
    }

    @Override
    public int key() {
        return 0;
    }

    @Override
    public int next(Fidelity fidelity) {
        return 0;
    }

    @Override
    public double[][] shifts(int from, int to) {
        List<MetricModel> objectives = pool.objectives();
        double[][] shifts = new double[to - from][objectives.size()];
        for (int j = 0; j < objectives.size(); j++) {
            MetricModel objective = objectives.get(j);
            Block full = pool.blocks().get(j);
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
