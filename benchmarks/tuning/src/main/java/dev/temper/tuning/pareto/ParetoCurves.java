package dev.temper.tuning.pareto;

import dev.temper.core.simulate.Curves;
import dev.temper.core.simulate.TableCurves;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Reported;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table's curves, with its second objective reported beside; it keeps which row each trial is. */
final class ParetoCurves implements Curves {
    private final TableCurves curves;
    private final Objective second;
    private final Map<Integer, Integer> rows = new TreeMap<>();

    ParetoCurves(TableCurves curves, Objective second) {
        this.curves = curves;
        this.second = second;
    }

    /** The row that a trial follows. */
    int row(int trial) {
        return rows.getOrDefault(trial, -1);
    }

    @Override
    public int take(int trial, Configuration configuration) {
        int row = curves.take(trial, configuration);
        rows.put(trial, row);
        return row;
    }

    /** A training without one of its objectives has diverged. */
    @Override
    public double loss(int curve, int column) {
        return Double.isFinite(second.at(curve, column)) ? curves.loss(curve, column) : Double.NaN;
    }

    @Override
    public List<Reported> beside(int curve, int column) {
        return List.of(new Reported(second.name(), second.at(curve, column)));
    }

    @Override
    public double seconds(int curve, int column) {
        return curves.seconds(curve, column);
    }

    @Override
    public int length(int curve) {
        return curves.length(curve);
    }

    @Override
    public int size() {
        return curves.size();
    }
}
