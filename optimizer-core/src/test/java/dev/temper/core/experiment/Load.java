package dev.temper.core.experiment;

import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.List;
import java.util.Objects;

/** Faithful agents, one a lease, that keep a large experiment going: an event at a time, none of them wasted. */
public final class Load {
    private final int agents;
    private ExperimentState state = ExperimentState.empty();
    private List<Decision> last = List.of();
    private long number;
    private int turn;

    public Load(ExperimentDefinition definition) {
        agents = definition.parallel();
        step(new Event.ExperimentCreated(definition));
    }

    public ExperimentState state() {
        return state;
    }

    public List<Decision> last() {
        return last;
    }

    /** The next agent in turn does what it has to do. */
    public void next() {
        step(nextEvent());
    }

    public Event nextEvent() {
        turn = (turn + 1) % agents;
        String agent = "agent" + turn;
        AgentSession session = new AgentSession(agent, "s");
        TrialBook book = Objects.requireNonNull(state.trialBook());
        var held = book.holders().from(new TrialBook.Holder(session, 0)).iterator();
        if (held.hasNext()) {
            TrialBook.Holder holder = held.next().key();
            if (holder.session().equals(session)) {
                return train(Objects.requireNonNull(state.trials().get(holder.trial())));
            }
        }
        Offer offer = state.offers().get(new SlotId(session, 0));
        return new Event.SlotOffered(new Assignee(agent, "s", 0, offer == null ? 1 : offer.number() + 1));
    }

    private static Event train(Trial trial) {
        Lease lease = Objects.requireNonNull(trial.lease());
        if (trial.status() == TrialStatus.RUNNING) {
            int epoch = lease.reportedEpoch() + 1;
            double loss = 1.0 / epoch + (trial.number() * 7919L % 10_007) / 10_007.0;
            return new Event.MetricReported(
                    trial.number(), lease.number(), epoch, List.of(new Reported("loss", loss)), null);
        }
        Outcome outcome = trial.status() == TrialStatus.PAUSING ? Outcome.PAUSED : Outcome.STOPPED;
        return new Event.TrialEnded(trial.number(), lease.number(), outcome);
    }

    private void step(Event event) {
        number++;
        Step step = ExperimentMachine.step(state, new JournalEntry(new EventId("load", number), number, event));
        state = step.state();
        last = step.decisions();
    }
}
