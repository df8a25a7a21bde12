package dev.temper.benchmarks.demo;

import dev.temper.core.definition.Task;
import dev.temper.core.simulate.Curves;
import dev.temper.core.space.Configuration;
import dev.temper.demo.Satellite;
import dev.temper.demo.SupportVectors;
import java.util.ArrayList;
import java.util.List;

/** The demo's support vector machines: each is trained on as much as it is asked for. A task takes as long as it costs. */
final class SatelliteCurves implements Curves {
    private final Satellite satellite;
    private final List<Task> tasks;
    private final List<SupportVectors> machines = new ArrayList<>();

    SatelliteCurves(Satellite satellite, List<Task> tasks) {
        this.satellite = satellite;
        this.tasks = tasks;
    }

    @Override
    public int take(int trial, Configuration configuration) {
        Settings settings = new Settings(configuration);
        machines.add(new SupportVectors(settings.number("c"), settings.number("gamma")));
        return machines.size() - 1;
    }

    /** The part of the validation examples told right, negative: the value reported is then the trainer's accuracy. */
    @Override
    public double loss(int curve, int column) {
        return -machines.get(curve).accuracy(satellite, column - 1);
    }

    @Override
    public double seconds(int curve, int column) {
        return tasks.get(column - 1).costMicros() / 1e6;
    }

    @Override
    public int length(int curve) {
        return tasks.size();
    }

    @Override
    public int size() {
        return Integer.MAX_VALUE;
    }
}
