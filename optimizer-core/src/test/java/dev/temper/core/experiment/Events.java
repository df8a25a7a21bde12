package dev.temper.core.experiment;

import dev.temper.core.event.Event;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.Trial;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events in the words of a test; numbers that a test does not care for are taken from the state. */
public final class Events {
    /** An event that follows from the state in which it happens. */
    @FunctionalInterface
    public interface When {
        Event in(ExperimentState state);
    }

    private Events() {}

    public static When created(Setup definition) {
        return state -> new Event.ExperimentCreated(definition.build());
    }

    /** The next offer of an agent's slot 0. */
    public static When offer(String agent) {
        return offer(agent, "s1", 0);
    }

    public static When offer(String agent, String session, int slot) {
        return state -> {
            Offer last = state.offers().get(new SlotId(new AgentSession(agent, session), slot));
            return new Event.SlotOffered(new Assignee(agent, session, slot, last == null ? 1 : last.number() + 1));
        };
    }

    public static When offer(String agent, String session, int slot, long number) {
        return state -> new Event.SlotOffered(new Assignee(agent, session, slot, number));
    }

    /** The next offer of an agent's slot, which has checkpoints on a storage. */
    public static When offerAt(String storage, String agent, int slot) {
        return state -> new Event.SlotOffered(
                ((Event.SlotOffered) offer(agent, "s1", slot).in(state)).assignee(), storage);
    }

    /** An agent takes the last offer of its slot 0 back. */
    public static When withdrawn(String agent) {
        return state -> {
            Offer last = Objects.requireNonNull(state.offers().get(new SlotId(new AgentSession(agent, "s1"), 0)));
            return new Event.SlotWithdrawn(new Assignee(agent, "s1", 0, last.number()));
        };
    }

    /** A report under the trial's present lease. */
    public static When report(int trial, int epoch, double loss) {
        return state -> report(trial, lease(state, trial), epoch, loss).in(state);
    }

    public static When report(int trial, long lease, int epoch, double loss) {
        return state -> new Event.MetricReported(trial, lease, epoch, List.of(new Reported("loss", loss)), null);
    }

    public static When ended(int trial, Outcome outcome) {
        return state -> new Event.TrialEnded(trial, lease(state, trial), outcome);
    }

    public static When ended(int trial, long lease, Outcome outcome) {
        return state -> new Event.TrialEnded(trial, lease, outcome);
    }

    /** A run that says that it has converged. */
    public static When converged(int trial, Outcome outcome) {
        return state -> new Event.TrialEnded(trial, lease(state, trial), outcome, true);
    }

    public static When lost(int trial) {
        return state -> new Event.TrialLost(trial, lease(state, trial));
    }

    public static When agentLost(String agent) {
        return state -> new Event.AgentLost(agent, "s1");
    }

    public static When queued(double lr) {
        return state ->
                new Event.SuggestionQueued(new Configuration(List.of(new Setting("lr", new Value.OfDouble(lr)))));
    }

    public static When stopped(int trial, String reason) {
        return state -> new Event.StopRequested(trial, reason);
    }

    public static When kept(int trial, String reason) {
        return state -> new Event.KeepRequested(trial, reason);
    }

    public static When extended(@Nullable Integer trials, @Nullable Long cost, @Nullable Integer epochs) {
        return state -> new Event.ExperimentExtended(trials, cost, epochs, "more");
    }

    public static When annotated(String notes, String... tags) {
        return state -> new Event.ExperimentAnnotated(notes, List.of(tags));
    }

    public static When erased() {
        return state -> new Event.ExperimentErased("no use");
    }

    public static When paused() {
        return state -> new Event.ExperimentPaused();
    }

    public static When resumed() {
        return state -> new Event.ExperimentResumed();
    }

    public static When archived() {
        return state -> new Event.ExperimentArchived();
    }

    public static long lease(ExperimentState state, int trial) {
        Trial row = Objects.requireNonNull(state.trials().get(trial), "trial " + trial);
        Lease lease = row.lease();
        return lease == null ? -1 : lease.number();
    }
}
