package dev.temper.core.baseline;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a state says of its trials, in the form that the methods here read.
 *
 * @param trials by number
 */
record History(List<Past> trials) {
    /** A trial. */
    static final class Past {
        private final int number;
        private final Configuration configuration;
        private final double[] losses;
        private final double[] seconds;
        private final int target;
        private final boolean open;

        /**
         * A trial.
         *
         * @param losses by rung: NaN where there is none, infinite where it diverged
         * @param seconds by rung: from scratch to there; NaN where not measured
         * @param target rung that it trains towards or waits to; -1 at rest
         * @param open whether it rests and can be trained further
         */
        Past(int number, Configuration configuration, double[] losses, double[] seconds, int target, boolean open) {
            this.number = number;
            this.configuration = configuration;
            this.losses = losses.clone();
            this.seconds = seconds.clone();
            this.target = target;
            this.open = open;
        }

        int number() {
            return number;
        }

        Configuration configuration() {
            return configuration;
        }

        /** At a rung: NaN if there is none, infinite if it diverged. */
        double loss(int rung) {
            return losses[rung];
        }

        /** From scratch to a rung; NaN if not measured. */
        double seconds(int rung) {
            return seconds[rung];
        }

        int target() {
            return target;
        }

        boolean open() {
            return open;
        }

        /** The highest rung that it has a value of; -1 if none. */
        int reached() {
            int rung = losses.length - 1;
            while (rung >= 0 && Double.isNaN(losses[rung])) {
                rung--;
            }
            return rung;
        }

        /** The loss at the highest rung that it has a value of: there must be one. */
        double latest() {
            return losses[reached()];
        }

        /** The rung that it has been granted training to. */
        int granted() {
            return Math.max(target, reached());
        }
    }

    History {
        trials = List.copyOf(trials);
    }

    static History of(ExperimentDefinition definition, ExperimentState state) {
        boolean measured = measured(state);
        List<Past> trials = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> entry : state.trials()) {
            Trial trial = entry.value();
            TrialStatus status = trial.status();
            boolean runs = status == TrialStatus.RUNNING || status == TrialStatus.WAITING;
            trials.add(new Past(
                    trial.number(),
                    trial.configuration(),
                    losses(definition, trial),
                    measured ? seconds(definition, state, trial) : unknown(definition),
                    runs ? Math.max(trial.goal(), trial.progress().rung()) : -1,
                    status == TrialStatus.PAUSED));
        }
        return new History(trials);
    }

    private static double[] losses(ExperimentDefinition definition, Trial trial) {
        double[] losses = unknown(definition);
        Metric metric = definition.metric();
        for (RungRun run : trial.progress().runs()) {
            Double value = run.value();
            if (value != null) {
                losses[run.rung()] = Double.isFinite(value) ? metric.toLoss(value) : Double.POSITIVE_INFINITY;
            }
        }
        return losses;
    }

    private static boolean measured(ExperimentState state) {
        for (PersistentMap.Entry<Long, Observation> entry : state.observations()) {
            return entry.value().seconds() != null;
        }
        return false;
    }

    private static double[] seconds(ExperimentDefinition definition, ExperimentState state, Trial trial) {
        double[] seconds = unknown(definition);
        Ladder ladder = definition.ladder();
        double sum = 0;
        for (PersistentMap.Entry<Long, Observation> entry :
                state.observations().from(Observation.key(trial.number(), 0))) {
            if (Observation.trial(entry.key()) != trial.number()) {
                break;
            }
            Double spent = entry.value().seconds();
            double share = spent == null ? Double.NaN : spent;
            int at = Observation.epoch(entry.key());
            sum = ladder.passesRungs() ? sum + share : share;
            if (ladder.isRung(at)) {
                seconds[ladder.rungReached(at)] = sum;
            }
        }
        return seconds;
    }

    private static double[] unknown(ExperimentDefinition definition) {
        double[] values = new double[definition.ladder().tasks().size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** How many trials have a finite loss at some rung. */
    int informed() {
        int count = 0;
        for (Past past : trials) {
            count += past.reached() >= 0 && Double.isFinite(past.latest()) ? 1 : 0;
        }
        return count;
    }
}
