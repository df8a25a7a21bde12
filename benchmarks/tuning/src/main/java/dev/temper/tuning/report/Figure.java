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

    /** Cost until what the median random search has after so many trainings; infinite if not reached. */
    static Figure costToReach(int trainings) {
        return yardstick -> {
            double goal = yardstick.goal(trainings).value();
            return run -> {
                ValueStep step = run.reached(goal);
                return step == null ? Double.POSITIVE_INFINITY : step.cost();
            };
        };
    }

    /** The same in wall-clock, in the mean time of a full training; infinite if not reached. */
    static Figure timeToReach(int trainings) {
        return yardstick -> {
            double goal = yardstick.goal(trainings).value();
            return run -> {
                ValueStep step = run.reached(goal);
                return step == null ? Double.POSITIVE_INFINITY : step.seconds() / yardstick.unitSeconds();
            };
        };
    }

    /** What the median random search pays for the same: arithmetic on the table, whatever the run. */
    static Figure randomCost(int trainings) {
        return yardstick -> {
            double cost = yardstick.goal(trainings).trainings();
            return run -> cost;
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
