package dev.temper.tuning.pareto;

import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metrics;
import dev.temper.tuning.table.BenchTable;
import java.util.List;

/**
 * A table whose loss and a second objective are to be low at once.
 *
 * @param group of problems of the same kind, over which results are averaged
 * @param name within the group
 */
record ParetoProblem(String group, String name, BenchTable table, Objective second) {
    Metrics metrics() {
        Metric loss = new Metric("loss", Metric.Goal.MINIMIZE);
        return new Metrics(List.of(loss, new Metric(second.name(), Metric.Goal.MINIMIZE)), List.of(), List.of());
    }

    ParetoCurves curves() {
        return new ParetoCurves(table.fresh(), second);
    }
}
