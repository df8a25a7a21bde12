package dev.temper.testkit;

import dev.temper.core.decision.Action;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metrics;
import dev.temper.core.event.Event;
import dev.temper.core.simulate.SyntheticCurve;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One slot of a simulated agent: free with an offer out, or training under a lease. */
final class SimulatedSlot {
    private static final long RESEND_MILLIS = 5000;
    private static final long GRACE_MILLIS = 300;
    /** How often an offer that nobody answers is taken back. */
    private static final double WITHDRAWS = 0.2;

    private final SimulatedAgent agent;
    private final int number;
    private long offer;
    private long withdrawn;
    private @Nullable Run run;

    SimulatedSlot(SimulatedAgent agent, int number) {
        this.agent = agent;
        this.number = number;
    }

    /** A process that trains. */
    private static final class Run {
        final int trial;
        final long lease;
        final long offer;
        final boolean holds;
        final int endsAt;
        final int failsAt;
        Target target;
        int epoch;
        boolean held;

        Run(int trial, long lease, long offer, Target target, boolean holds, int endsAt, int failsAt) {
            this.trial = trial;
            this.lease = lease;
            this.offer = offer;
            this.target = target;
            this.holds = holds;
            this.endsAt = endsAt;
            this.failsAt = failsAt;
            this.epoch = target.fromEpoch();
        }
    }

    /** Offers the slot, and again with the same offer number until it is answered. */
    void offer() {
        offer = agent.nextOffer();
        offerAgain(offer);
    }

    private void offerAgain(long offered) {
        if (offer != offered || agent.dismissed()) {
            return;
        }
        agent.send(new Event.SlotOffered(agent.assignee(number, offered), agent.storage));
        agent.later(RESEND_MILLIS, () -> unanswered(offered));
    }

    /** Sends the offer again, or lends the slot to another experiment for a while. */
    private void unanswered(long offered) {
        if (offer == offered && !agent.dismissed() && agent.world.dice().chance(WITHDRAWS)) {
            lend(offered);
        } else {
            offerAgain(offered);
        }
    }

    /** Gives the slot to another experiment for a while, and says so. */
    private void lend(long offered) {
        withdrawn = offered;
        offer = 0;
        agent.send(new Event.SlotWithdrawn(agent.assignee(number, offered)));
        agent.later(RESEND_MILLIS, () -> {
            if (offer == 0 && run == null && withdrawn == offered) {
                offer();
            }
        });
    }

    OptionalLong lease() {
        return run == null ? OptionalLong.empty() : OptionalLong.of(run.lease);
    }

    void receive(Action action) {
        if (action instanceof Action.Suggest suggest) {
            granted(suggest.assignee(), suggest.trial(), suggest.lease(), suggest.target());
        } else if (action instanceof Action.Promote promote) {
            granted(promote.assignee(), promote.trial(), promote.lease(), promote.target());
        } else if (action instanceof Action.Continue on && holds(on.lease())) {
            proceed(on.target());
        } else if (action instanceof Action.Pause pause && holds(pause.lease())) {
            endAfterGrace(Outcome.PAUSED);
        } else if (action instanceof Action.Stop stop && holds(stop.lease())) {
            endAfterGrace(Outcome.STOPPED);
        }
    }

    /** Ends the process at once and says how. */
    void end(Outcome outcome) {
        end(outcome, false);
    }

    private void end(Outcome outcome, boolean converged) {
        Run ended = run;
        if (ended != null) {
            run = null;
            agent.send(new Event.TrialEnded(ended.trial, ended.lease, outcome, converged));
            if (agent.storage.isEmpty() || !agent.world.dice().chance(WITHDRAWS)) {
                offer();
            } else {
                lend(ended.offer);
            }
        }
    }

    /** The lease is no longer ours: end without a word. */
    void fenced(long lease) {
        if (holds(lease)) {
            run = null;
            offer();
        }
    }

    void kill() {
        run = null;
        offer = 0;
        withdrawn = 0;
    }

    private boolean holds(long lease) {
        return run != null && run.lease == lease;
    }

    private void granted(Assignee to, int trial, long lease, Target target) {
        if (withdrawn > 0 && to.equals(agent.assignee(number, withdrawn))) {
            agent.send(new Event.TrialEnded(trial, lease, Outcome.PREEMPTED)); // granted before it was taken back
            return;
        }
        if (offer == 0 || !to.equals(agent.assignee(number, offer))) {
            return;
        }
        offer = 0;
        SyntheticCurve curve = agent.world.curve();
        int full = fullEpochs();
        boolean holds =
                agent.world.dice().chance(agent.world.scenario().training().hold());
        Run started =
                new Run(trial, lease, to.offer(), target, holds, curve.endsAt(trial, full), curve.failsAt(lease, full));
        run = started;
        trainEpoch(started);
    }

    private void proceed(Target target) {
        Run going = run;
        if (going != null) {
            going.target = target;
            if (going.held) {
                going.held = false;
                trainEpoch(going);
            }
        }
    }

    private void trainEpoch(Run training) {
        agent.later(agent.world.curve().epochMillis(training.trial), () -> {
            if (run == training) {
                training.epoch++;
                epochDone(training);
            }
        });
    }

    private void epochDone(Run done) {
        boolean last = done.epoch >= (named() ? namedEpochs() : fullEpochs());
        boolean reports = last || done.epoch % agent.world.scenario().training().reportEvery() == 0;
        if (done.epoch > done.failsAt) {
            end(Outcome.FAILED);
            return;
        }
        if (reports) {
            report(done);
        }
        if (last || done.epoch > done.endsAt) {
            end(Outcome.COMPLETED, !last && agent.world.curve().converges(done.trial));
        } else if (reports && done.holds && !named() && done.epoch >= done.target.toEpoch()) {
            done.held = true;
        } else {
            trainEpoch(done);
        }
    }

    private void report(Run done) {
        Metrics metrics = agent.world.scenario().definition().metrics();
        Metric metric = metrics.objective();
        // A run of a named task learns as far as the task's cost says.
        int learnt = named() ? done.epoch * (done.target.rung() + 1) : done.epoch;
        double value = metric.toLoss(agent.world.curve().loss(done.trial, learnt, fullEpochs()));
        List<Reported> values = new ArrayList<>(
                List.of(new Reported(metric.name(), value, agent.world.curve().stddev(done.trial, learnt))));
        for (Metric further :
                metrics.objectives().subList(1, metrics.objectives().size())) {
            values.add(new Reported(further.name(), agent.world.curve().further(further.name(), done.trial, learnt)));
        }
        for (Limit limit : metrics.limits()) {
            values.add(new Reported(limit.metric(), agent.world.curve().beside(done.trial)));
        }
        agent.send(new Event.MetricReported(done.trial, done.lease, done.epoch, values, null));
    }

    private void endAfterGrace(Outcome outcome) {
        Run ending = run;
        agent.later(GRACE_MILLIS, () -> {
            if (run == ending) {
                end(outcome);
            }
        });
    }

    private boolean named() {
        return !ladder().passesRungs();
    }

    private int namedEpochs() {
        return 3;
    }

    private int fullEpochs() {
        return named() ? 3 * ladder().tasks().size() : ladder().full().epochs();
    }

    private Ladder ladder() {
        return agent.world.definition().ladder();
    }
}
