package dev.temper.benchmarks.step;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.propose.TemperProposer;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An asynchronous Hyperband in the middle of its work, with many trials behind it and {@value #SLOTS} slots that train.
 * The same number of trials gives the same experiment.
 */
public final class PlayedExperiment {
    /** Slots that train at a time. */
    public static final int SLOTS = 64;

    private static final String ID = "bench";
    private static final int SPARE_TRIALS = 1_000;
    private static final long SEED = 17;
    private static final long STREAM = 1L << 40;

    /** Where a slot's trial stands. */
    private record Run(int trial, long lease, int epoch, Target target) {}

    private final Map<Integer, Run> runs = new TreeMap<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private ExperimentState state = ExperimentState.empty();
    private long events;
    private long offers;
    private long reports;

    private PlayedExperiment() {}

    /** By its rungs alone, until it has so many trials. */
    public static PlayedExperiment of(int trials) {
        return of(trials, NamedMethod.ASHA);
    }

    /** With the advice of the default method's model on all that was reported in force. */
    static PlayedExperiment advised(int trials) {
        PlayedExperiment played = of(trials, NamedMethod.TEMPER);
        played.fold(played.proposal());
        return played;
    }

    private static PlayedExperiment of(int trials, NamedMethod method) {
        PlayedExperiment played = new PlayedExperiment();
        played.fold(new Event.ExperimentCreated(definition(trials + SPARE_TRIALS, method)));
        for (int slot = 0; slot < SLOTS; slot++) {
            played.offer(slot);
        }
        for (int slot = 0; played.state.trials().size() < trials; slot = (slot + 1) % SLOTS) {
            played.train(slot, 0);
        }
        return played;
    }

    ExperimentState state() {
        return state;
    }

    /** Its id. */
    public String id() {
        return ID;
    }

    /** All that happened, from its creation on. */
    public List<JournalEntry> journal() {
        return journal;
    }

    /** All that was decided on it. */
    public List<Decision> decisions() {
        return decisions;
    }

    /** Trains every slot's trial until so many epochs are left to its rung; all rungs are further apart. */
    void trainToBeforeRung(int left) {
        for (int slot = 0; slot < SLOTS; slot++) {
            train(slot, left);
        }
    }

    /** The reports that could come next, those at a rung or those before it. */
    List<JournalEntry> nextReports(boolean atRung) {
        return runs.values().stream()
                .filter(run -> atRung == (run.epoch + 1 == run.target.toEpoch()))
                .map(run -> entry(report(run)))
                .toList();
    }

    /** Offers of further slots. */
    List<JournalEntry> nextOffers() {
        List<JournalEntry> next = new ArrayList<>();
        for (int slot = SLOTS; slot < 2 * SLOTS; slot++) {
            next.add(entry(new Event.SlotOffered(new Assignee("agent-" + slot, "session", slot, 1))));
        }
        return next;
    }

    /** The next proposal, which changes nothing but the advice. */
    JournalEntry nextProposal() {
        return entry(proposal());
    }

    private Event proposal() {
        Proposal proposal =
                new TemperProposer(Objects.requireNonNull(state.header().definition())).propose(state);
        return new Event.ProposalMade(Objects.requireNonNull(proposal));
    }

    private static ExperimentDefinition definition(int trials, NamedMethod method) {
        Ladder ladder = Ladder.ofEpochs(3, 81, 3);
        return new ExperimentDefinition(
                ID,
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(List.of(
                        new Parameter.OfDouble("lr", 0.0001, 1, Scale.LOG, null),
                        new Parameter.OfDouble("momentum", 0, 1, Scale.LINEAR, null))),
                ladder,
                new Budget(trials, null),
                2 * SLOTS,
                method.on(ladder),
                ExperimentDefinition.Resume.CHECKPOINT,
                1,
                30_000,
                SEED);
    }

    private void train(int slot, int left) {
        Run run = runs.get(slot);
        while (run != null && run.epoch < run.target.toEpoch() - left) {
            runs.put(slot, new Run(run.trial, run.lease, run.epoch + 1, run.target));
            obey(slot, fold(report(run)));
            run = left == 0 ? null : runs.get(slot);
        }
    }

    private void obey(int slot, List<Decision> decisions) {
        for (Decision decision : decisions) {
            Action action = decision.action();
            if (action instanceof Action.Continue further) {
                runs.computeIfPresent(slot, (key, run) -> new Run(run.trial, run.lease, run.epoch, further.target()));
            } else if (action instanceof Action.Pause pause) {
                fold(new Event.TrialEnded(pause.trial(), pause.lease(), Outcome.PAUSED));
                offer(slot);
            } else if (action instanceof Action.Stop stop) {
                fold(new Event.TrialEnded(stop.trial(), stop.lease(), Outcome.STOPPED));
                offer(slot);
            } else if (action instanceof Action.Suggest start) {
                runs.put(
                        slot,
                        new Run(start.trial(), start.lease(), start.target().fromEpoch(), start.target()));
            } else if (action instanceof Action.Promote start) {
                runs.put(
                        slot,
                        new Run(start.trial(), start.lease(), start.target().fromEpoch(), start.target()));
            } else {
                throw new IllegalStateException("Unexpected " + decision);
            }
        }
    }

    private void offer(int slot) {
        offers++;
        obey(slot, fold(new Event.SlotOffered(new Assignee("agent-" + slot, "session", slot, offers))));
    }

    private Event report(Run run) {
        reports++;
        double loss = CounterRandom.unit(SEED, STREAM, reports);
        return new Event.MetricReported(run.trial, run.lease, run.epoch + 1, List.of(new Reported("loss", loss)), 1.5);
    }

    private List<Decision> fold(Event event) {
        JournalEntry entry = entry(event);
        Step step = ExperimentMachine.step(state, entry);
        events++;
        state = step.state();
        journal.add(entry);
        decisions.addAll(step.decisions());
        return step.decisions();
    }

    private JournalEntry entry(Event event) {
        return new JournalEntry(new EventId("bench", events + 1), 1_000_000 + events, event);
    }
}
