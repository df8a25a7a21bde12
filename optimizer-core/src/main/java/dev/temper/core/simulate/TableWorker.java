package dev.temper.core.simulate;

import dev.temper.core.decision.Action;
import dev.temper.core.definition.Ladder;
import dev.temper.core.event.Event;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worker: trains what it is given along a curve and holds at the target until it is told how to go on. */
final class TableWorker {
    private static final double MICROS = 1e6;

    private final TableSimulation simulation;
    private final Curves curves;
    private final int slot;
    private long offers;
    private @Nullable Run run;

    TableWorker(TableSimulation simulation, Curves curves, int slot) {
        this.simulation = simulation;
        this.curves = curves;
        this.slot = slot;
    }

    private static final class Run {
        final int trial;
        final long lease;
        final int curve;
        Target target;
        int epoch;
        boolean held;
        long since;

        Run(int trial, long lease, int curve, Target target, long since) {
            this.trial = trial;
            this.lease = lease;
            this.curve = curve;
            this.target = target;
            this.epoch = target.fromEpoch();
            this.since = since;
        }
    }

    void offer() {
        simulation.adviser().beforeOffer();
        simulation.feed(new Event.SlotOffered(simulation.assignee(slot, ++offers)));
    }

    void start(int trial, long lease, Configuration configuration, Target target) {
        int curve = simulation.tally().curves().computeIfAbsent(trial, id -> curves.take(id, configuration));
        Run started = new Run(trial, lease, curve, target, simulation.heap().now());
        run = started;
        simulation.tally().started(trial, target);
        train(started);
    }

    void obey(Action action) {
        Run current = run;
        if (current == null) {
            return;
        }
        if (action instanceof Action.Continue on && on.lease() == current.lease) {
            simulation.heap().after(0, () -> proceed(current, on.target()));
        } else if (action instanceof Action.Pause pause && pause.lease() == current.lease) {
            simulation.heap().after(0, () -> end(current, Outcome.PAUSED));
        } else if (action instanceof Action.Stop stop && stop.lease() == current.lease) {
            simulation.heap().after(0, () -> end(current, Outcome.STOPPED));
        }
    }

    private void proceed(Run current, Target target) {
        if (run != current) {
            return;
        }
        close(current);
        current.target = target;
        simulation.tally().started(current.trial, target);
        if (current.held) {
            current.held = false;
            train(current);
        }
    }

    private void train(Run current) {
        Ladder ladder = simulation.definition().ladder();
        int column = ladder.passesRungs() ? current.epoch + 1 : ladder.column(current.target.rung());
        long micros = (long) (curves.seconds(current.curve, column) * MICROS);
        simulation.heap().after(micros, () -> {
            if (run == current) {
                simulation.tally().busy(micros);
                if (curves.fails(current.curve, column)) {
                    end(current, Outcome.FAILED);
                    return;
                }
                current.epoch++;
                trained(current, column, micros / MICROS);
            }
        });
    }

    private void trained(Run current, int column, double seconds) {
        Ladder ladder = simulation.definition().ladder();
        boolean full = column >= ladder.column(ladder.last());
        boolean ended = !ladder.passesRungs() || column >= curves.length(current.curve);
        double loss = curves.loss(current.curve, column);
        current.held = !ended && current.epoch >= current.target.toEpoch();
        long now = simulation.heap().now();
        simulation.tally().trained(now, current.trial, current.curve, current.target, current.epoch, loss, full);
        var metric = simulation.definition().metric();
        List<Reported> values = new ArrayList<>(curves.beside(current.curve, column));
        values.add(new Reported(metric.name(), metric.toLoss(loss), curves.stddev(current.curve, column)));
        simulation.feed(new Event.MetricReported(current.trial, current.lease, current.epoch, values, seconds));
        if (ended) {
            end(current, Outcome.COMPLETED);
        } else if (!current.held) {
            train(current);
            simulation.adviser().afterReport(current.trial, column);
        }
    }

    private void end(Run current, Outcome outcome) {
        if (run != current) {
            return;
        }
        run = null;
        close(current);
        simulation.feed(new Event.TrialEnded(current.trial, current.lease, outcome));
        offer();
    }

    private void close(Run current) {
        long now = simulation.heap().now();
        simulation.tally().piece(slot, current.trial, current.target.rung(), current.since, now);
        current.since = now;
    }
}
