package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.agentLost;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.extended;
import static dev.temper.core.experiment.Events.kept;
import static dev.temper.core.experiment.Events.lost;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.paused;
import static dev.temper.core.experiment.Events.queued;
import static dev.temper.core.experiment.Events.report;
import static dev.temper.core.experiment.Events.resumed;
import static dev.temper.core.experiment.Events.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.Events.When;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An experiment in which anything happens for a while, and which is then brought to its end by faithful agents. */
final class RandomRun {
    private static final int AGENTS = 4;
    private static final int MOST_EVENTS = 20_000;

    private final Random random;
    private final Scenario scenario;
    private final boolean named;
    private int sessions = 1;
    private boolean byHand = true;

    RandomRun(long seed, Setup setup) {
        random = new Random(seed);
        scenario = Scenario.given(setup);
        named = !setup.build().ladder().passesRungs();
    }

    /** Nobody stops or keeps single trials, of which papers say nothing. */
    RandomRun untouched() {
        byHand = false;
        return this;
    }

    Scenario scenario() {
        return scenario;
    }

    /** Work and mischief in turn. */
    RandomRun disturbed(int events) {
        for (int i = 0; i < events; i++) {
            if (random.nextInt(4) == 0) {
                mischief();
            } else {
                work();
            }
        }
        return this;
    }

    /** Work alone, until the experiment is complete: it always comes to its end. */
    RandomRun finished() {
        if (scenario.state().header().status() == ExperimentStatus.PAUSED) {
            scenario.when(resumed());
        }
        for (int i = 0; !scenario.state().header().completed(); i++) {
            assertThat(i).as("events until complete").isLessThan(MOST_EVENTS);
            work();
        }
        return this;
    }

    private void work() {
        List<Trial> held = new ArrayList<>();
        for (var row : scenario.state().trials()) {
            if (row.value().lease() != null) {
                held.add(row.value());
            }
        }
        if (held.isEmpty() || random.nextInt(4) == 0) {
            scenario.when(offer(agent(), "s" + sessions, random.nextInt(2)));
        } else {
            train(held.get(random.nextInt(held.size())));
        }
    }

    private void train(Trial trial) {
        Lease lease = java.util.Objects.requireNonNull(trial.lease());
        int number = trial.number();
        if (trial.status() == TrialStatus.RUNNING && !(named && lease.hasReported())) {
            int epoch = lease.reportedEpoch() + 1 + random.nextInt(2);
            scenario.when(report(number, epoch, loss(number, epoch)));
        } else if (trial.status() == TrialStatus.RUNNING) {
            scenario.when(ended(number, Outcome.COMPLETED));
        } else {
            boolean pausing = trial.status() == TrialStatus.PAUSING;
            scenario.when(ended(number, pausing ? Outcome.PAUSED : Outcome.STOPPED));
        }
    }

    /** Few distinct values, so that ties occur. */
    private static double loss(int trial, int epoch) {
        return (trial * 7919L % 11) + 1.0 / epoch;
    }

    private String agent() {
        return "a" + random.nextInt(AGENTS);
    }

    private void mischief() {
        int trials = scenario.state().trials().size();
        int trial = 1 + random.nextInt(Math.max(1, trials));
        boolean known = trials > 0;
        switch (random.nextInt(byHand ? 19 : 16)) {
            case 0 -> scenario.when(known ? lost(trial) : offer("x"));
            case 1 -> scenario.when(agentLost(agent()));
            case 2 -> sessions += random.nextInt(5) == 0 ? 1 : 0;
            case 3 -> scenario.when(known ? ended(trial, Outcome.FAILED) : paused());
            case 4 -> scenario.when(known ? ended(trial, Outcome.PREEMPTED) : resumed());
            case 5 -> scenario.when(known ? ended(trial, Outcome.COMPLETED) : queued(0.5));
            case 6 -> scenario.when(report(trial, random.nextLong(), random.nextInt(), 0.5));
            case 7 -> scenario.when(known ? report(trial, 1 + random.nextInt(9), bad()) : paused());
            case 8 -> scenario.when(paused());
            case 9, 10 -> scenario.when(resumed());
            case 11 -> scenario.when(queued(random.nextInt(20) / 10.0));
            case 12 -> scenario.when(report(random.nextInt(), 1L, Integer.MAX_VALUE, Double.NaN));
            case 13 -> redeliver();
            case 14 -> scenario.when(absurd());
            case 16 -> scenario.when(stopped(trial, "by hand"));
            case 18 -> extend();
            case 17 -> scenario.when(kept(trial, "by hand"));
            default -> scenario.when(known ? report(trial, Integer.MAX_VALUE, 1e308) : offer("y"));
        }
    }

    /** Sometimes to more, sometimes to less; a ladder of epochs gets longer too, now and then. */
    private void extend() {
        ExperimentDefinition now =
                java.util.Objects.requireNonNull(scenario.state().header().definition());
        Integer trials = now.budget().trials();
        Long cost = now.budget().costMicros();
        boolean longer =
                !named && random.nextInt(4) == 0 && now.ladder().tasks().size() < 5;
        scenario.when(extended(
                trials == null || trials > 60 ? null : (Integer) (trials - 2 + random.nextInt(6)),
                cost == null || cost > 20_000_000 ? null : (Long) (cost - 200_000 + random.nextInt(900_000)),
                longer ? (Integer) (now.ladder().full().epochs() + random.nextInt(20)) : null));
    }

    private double bad() {
        double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, 0.1};
        return bad[random.nextInt(bad.length)];
    }

    private void redeliver() {
        JournalEntry entry =
                scenario.journal().get(random.nextInt(scenario.journal().size()));
        ExperimentState before = scenario.state();
        assertThat(ExperimentMachine.step(before, entry).state()).isSameAs(before);
    }

    private When absurd() {
        return state -> switch (random.nextInt(4)) {
            case 0 -> new Event.TrialEnded(Integer.MIN_VALUE, Long.MIN_VALUE, Outcome.FAILED);
            case 1 -> new Event.TrialLost(0, 0);
            case 2 -> new Event.AgentLost("", "");
            default -> new Event.SlotOffered(new dev.temper.core.trial.Assignee("", "", -1, Long.MIN_VALUE));
        };
    }
}
