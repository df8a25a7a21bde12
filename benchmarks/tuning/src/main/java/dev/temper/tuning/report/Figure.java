package dev.temper.tuning.report;

import dev.temper.tuning.play.RunRow;
import dev.temper.tuning.play.RunRow.ValueStep;
import java.util.function.ToDoubleFunction;

/** A figure of a run on a table. */
interface Figure {
    /** The figure, measured by a table's yardstick. */
    ToDoubleFunction<RunRow> on(Yardstick yardstick);

    /** Regret at a cost. */
    static Figure regret(double cost) {
        return yardstick -> run -> yardstick.regret(run.valueAt(cost));
    }

    /** Regret at a cost, against the 1 % quantile. */
    static Figure percentileRegret(double cost) {
        return yardstick -> run -> yardstick.percentileRegret(run.valueAt(cost));
    }

    /** Cost until the value that half of all random searches of so many trainings reach; infinite if not reached. */
    static Figure costToReach(int draws) {
        return yardstick -> run -> {
            ValueStep step = run.reached(yardstick.bestOfDraws(draws));
            return step == null ? Double.POSITIVE_INFINITY : step.cost();
        };
    }

    /** The same in wall-clock, in the mean time of a full training; infinite if not reached. */
    static Figure timeToReach(int draws) {
        return yardstick -> run -> {
            ValueStep step = run.reached(yardstick.bestOfDraws(draws));
            return step == null ? Double.POSITIVE_INFINITY : step.seconds() / yardstick.unitSeconds();
        };
    }

    /** Cost of the whole run. */
    static Figure cost() {
        return yardstick -> RunRow::cost;
    }

    /** Wall-clock of the whole run, in the mean time of a full training. */
    static Figure time() {
        return yardstick -> run -> run.seconds() / yardstick.unitSeconds();
    }
}
