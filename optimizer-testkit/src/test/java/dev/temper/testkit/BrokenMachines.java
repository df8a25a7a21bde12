package dev.temper.testkit;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.RulesVersion;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.BentStates;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Space;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import java.util.List;
import java.util.function.UnaryOperator;

/** Machines with one fault each, to show that each law notices. */
final class BrokenMachines {
    private BrokenMachines() {}

    static Machine throwing() {
        return (state, entry) -> {
            if (entry.event() instanceof Event.TrialLost) {
                throw new IllegalStateException("planted");
            }
            return ExperimentMachine.step(state, entry);
        };
    }

    /** Takes a repeat for something new. */
    static Machine forgetful() {
        return (state, entry) -> {
            Step step = ExperimentMachine.step(state, entry);
            boolean repeated = step.state().equals(state);
            EventId other = new EventId(entry.id().producer() + "'", entry.id().number());
            return repeated
                    ? ExperimentMachine.step(state, new JournalEntry(other, entry.time(), entry.event()))
                    : step;
        };
    }

    static Machine skippingNumbers() {
        return deciding(decision -> new Decision(
                decision.number() + (decision.action() instanceof Action.Reject ? 1 : 0),
                decision.sequence(),
                decision.time(),
                decision.action(),
                decision.evidence()));
    }

    /** Takes it that all agents see the same checkpoints. */
    static Machine believingInOneDisk() {
        return hearing((state, event) ->
                event instanceof Event.SlotOffered offered ? new Event.SlotOffered(offered.assignee()) : event);
    }

    /** Counts a late report under whatever lease its trial has now. */
    static Machine unfenced() {
        return hearing((state, event) -> {
            if (!(event instanceof Event.MetricReported report)) {
                return event;
            }
            Trial trial = state.trials().get(report.trial());
            Lease lease = trial == null ? null : trial.lease();
            return lease == null || lease.number() == report.lease()
                    ? event
                    : new Event.MetricReported(
                            report.trial(), lease.number(), report.epoch() + 1, report.values(), report.seconds());
        });
    }

    /** Spends twice the budget. */
    static Machine extravagant() {
        return hearing((state, event) -> {
            if (!(event instanceof Event.ExperimentCreated created)) {
                return event;
            }
            ExperimentDefinition d = created.definition();
            Integer trials = d.budget().trials();
            Long cost = d.budget().costMicros();
            Budget twice = new Budget(trials == null ? null : 2 * trials, cost == null ? null : 2 * cost);
            return new Event.ExperimentCreated(with(d, d.space(), twice));
        });
    }

    /** Forgets conditions, constraints, forbidden combinations and candidates. */
    static Machine lawless() {
        return hearing((state, event) -> {
            if (!(event instanceof Event.ExperimentCreated created)) {
                return event;
            }
            ExperimentDefinition d = created.definition();
            return new Event.ExperimentCreated(with(d, Space.of(d.parameters()), d.budget()));
        });
    }

    private static ExperimentDefinition with(ExperimentDefinition d, Space space, Budget budget) {
        return new ExperimentDefinition(
                d.id(),
                d.metrics(),
                space,
                d.ladder(),
                budget,
                d.parallel(),
                d.method(),
                d.resume(),
                d.retries(),
                d.leaseMillis(),
                d.seed(),
                d.version(),
                d.warmStart(),
                d.learnFrom());
    }

    /** Hears everyone say that the second trial is the first one again. */
    static Machine repeatingConfigurations() {
        return (state, entry) -> {
            Trial first = state.trials().get(1);
            return first == null
                    ? ExperimentMachine.step(state, entry)
                    : altered(
                            ExperimentMachine.step(state, entry),
                            d -> d.action() instanceof Action.Suggest suggest
                                    ? acting(
                                            d,
                                            new Action.Suggest(
                                                    suggest.trial(),
                                                    suggest.lease(),
                                                    suggest.assignee(),
                                                    first.configuration(),
                                                    suggest.target()))
                                    : d);
        };
    }

    static Machine misranking() {
        return explaining(e -> new Evidence(
                e.reason(),
                e.bracket(),
                e.rung(),
                e.value(),
                e.cutoff(),
                e.rank() + (e.rank() > 0 ? 1 : 0),
                e.size(),
                e.competitors(),
                e.model(),
                e.note()));
    }

    static Machine forgettingCompetitors() {
        return explaining(e -> new Evidence(
                e.reason(),
                e.bracket(),
                e.rung(),
                e.value(),
                e.cutoff(),
                e.rank(),
                e.size(),
                e.competitors()
                        .subList(
                                Math.min(1, e.competitors().size()),
                                e.competitors().size()),
                e.model(),
                e.note()));
    }

    /** Lets trials rest though they are among the best, and says so. */
    static Machine pretexting() {
        return saying(Reason.AWAITING_RUNG, Reason.IN_TOP);
    }

    /** Says that the model stopped what only rests at its rung. */
    static Machine blamingTheModel() {
        return saying(Reason.UNPROMISING, Reason.AWAITING_RUNG);
    }

    private static Machine saying(Reason claimed, Reason actual) {
        return explaining(e -> new Evidence(
                e.reason() == actual ? claimed : e.reason(),
                e.bracket(),
                e.rung(),
                e.value(),
                e.cutoff(),
                e.rank(),
                e.size(),
                e.competitors(),
                e.model(),
                e.note()));
    }

    /** Lets a model stop what has cost nothing, as the second rules did; with median stopping there is no model. */
    static Machine oldFashioned() {
        return hearing((state, event) -> event instanceof Event.ExperimentCreated created
                        && created.definition().method().hasModel()
                ? new Event.ExperimentCreated(created.definition().with(RulesVersion.SECOND))
                : event);
    }

    /** Takes every proposal for a fresh one. */
    static Machine credulous() {
        return hearing((state, event) -> {
            if (!(event instanceof Event.ProposalMade made)) {
                return event;
            }
            Proposal p = made.proposal();
            return new Event.ProposalMade(new Proposal(
                    state.header().sequence(),
                    p.version(),
                    p.seed(),
                    p.model(),
                    p.trusted(),
                    p.incumbent(),
                    p.picks(),
                    p.forecasts()));
        });
    }

    /** Lets the rungs pay for everything. */
    static Machine chargingTheRungs() {
        return (state, entry) -> {
            Step step = ExperimentMachine.step(state, entry);
            return step.state().equals(state) ? step : new Step(BentStates.paidByRungs(step.state()), step.decisions());
        };
    }

    /** Writes every trial at every step. */
    static Machine rewriting() {
        return (state, entry) -> {
            Step step = ExperimentMachine.step(state, entry);
            return step.state().equals(state) ? step : new Step(BentStates.touched(step.state()), step.decisions());
        };
    }

    /** Decides otherwise the second time. */
    static Machine fickle() {
        int[] completions = new int[1];
        return deciding(d -> {
            if (!(d.action() instanceof Action.Complete complete)) {
                return d;
            }
            completions[0]++;
            return completions[0] == 1 ? d : acting(d, new Action.Complete(null, complete.bestValue()));
        });
    }

    /** Lets nobody work. */
    static Machine idle() {
        return hearing((state, event) ->
                event instanceof Event.SlotOffered && state.header().definition() != null
                        ? new Event.ExperimentCreated(state.header().definition())
                        : event);
    }

    /** Keeps something in mind that it does not write down. */
    static Machine keepingSecrets() {
        return (state, entry) -> {
            Step step = ExperimentMachine.step(state, entry);
            return step.state().equals(state)
                    ? step
                    : new Step(BentStates.withoutWaitingOffers(step.state()), step.decisions());
        };
    }

    /** What a machine hears in place of what is said. */
    interface Hearing {
        Event hear(ExperimentState state, Event event);
    }

    static Machine hearing(Hearing hearing) {
        return (state, entry) -> ExperimentMachine.step(
                state, new JournalEntry(entry.id(), entry.time(), hearing.hear(state, entry.event())));
    }

    private static Machine deciding(UnaryOperator<Decision> change) {
        return (state, entry) -> altered(ExperimentMachine.step(state, entry), change);
    }

    private static Machine explaining(UnaryOperator<Evidence> change) {
        return deciding(d -> new Decision(d.number(), d.sequence(), d.time(), d.action(), change.apply(d.evidence())));
    }

    private static Step altered(Step step, UnaryOperator<Decision> change) {
        List<Decision> decisions = step.decisions().stream().map(change).toList();
        return new Step(step.state(), decisions);
    }

    private static Decision acting(Decision d, Action action) {
        return new Decision(d.number(), d.sequence(), d.time(), action, d.evidence());
    }
}
