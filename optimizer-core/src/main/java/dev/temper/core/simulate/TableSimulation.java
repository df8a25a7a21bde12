package dev.temper.core.simulate;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.experiment.Step;
import dev.temper.core.method.Proposers;
import dev.temper.core.trial.Assignee;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real machine with asynchronous workers on curves, in virtual time: nothing is lost or late, and a decision takes
 * no time. What the method's model advises is there at once, unless it is given a latency. Times on the heap are in microseconds.
 */
public final class TableSimulation {
    private static final String AGENT = "simulated";
    private static final String SESSION = "1";
    private static final double MICROS = 1e6;

    private final ExperimentDefinition definition;
    private final EventHeap heap = new EventHeap();
    private final TableAdviser adviser;
    private final TableTally tally;
    private final List<TableWorker> workers = new ArrayList<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private ExperimentState state = ExperimentState.empty();
    private long events;
    private @Nullable Reason end;

    private TableSimulation(
            ExperimentDefinition definition,
            Curves curves,
            int workerCount,
            @Nullable Proposer proposer,
            double latencySeconds) {
        this.definition = definition;
        this.adviser = new TableAdviser(this, proposer, (long) (latencySeconds * MICROS));
        this.tally = new TableTally(definition, workerCount);
        for (int slot = 0; slot < workerCount; slot++) {
            workers.add(new TableWorker(this, curves, slot));
        }
    }

    /**
     * Runs an experiment to its end.
     *
     * @param definition a definition that passes its check, of at most as many trials as there are curves
     * @param workers at least 1; the definition's {@code parallel} limits how many train at a time
     * @throws StalledException if the experiment does not come to an end
     */
    public static TableRun run(ExperimentDefinition definition, Curves curves, int workers) {
        return run(definition, curves, workers, Double.POSITIVE_INFINITY);
    }

    /**
     * As {@link #run(ExperimentDefinition, Curves, int)}, but ends when the workers have trained for this many seconds
     * between them, whatever the experiment's budget: so methods are compared at equal cost when epochs take
     * different times. The end is then {@link Reason#COST_SPENT}.
     */
    public static TableRun run(ExperimentDefinition definition, Curves curves, int workers, double busySeconds) {
        return run(definition, curves, workers, busySeconds, Proposers.of(definition), 0);
    }

    /**
     * As {@link #run(ExperimentDefinition, Curves, int, double)}, with a model of one's own.
     *
     * @param proposer asked when a slot is free and when there is a report that it learns from; null for none
     * @param latencySeconds virtual time from the state that a proposal is computed from to its arrival; at 0 every
     *     slot is served from a fresh one
     */
    public static TableRun run(
            ExperimentDefinition definition,
            Curves curves,
            int workers,
            double busySeconds,
            @Nullable Proposer proposer,
            double latencySeconds) {
        TableSimulation simulation = new TableSimulation(definition, curves, workers, proposer, latencySeconds);
        simulation.feed(new Event.ExperimentCreated(definition));
        simulation.workers.forEach(TableWorker::offer);
        return simulation.play(busySeconds);
    }

    private TableRun play(double busySeconds) {
        boolean more = true;
        while (more && tally.busySeconds() < busySeconds) {
            more = heap.step();
        }
        if (end == null && more) {
            end = Reason.COST_SPENT;
            tally.ended(heap.now());
        }
        if (state.header().status() == ExperimentStatus.QUARANTINED) {
            throw new StalledException("the experiment is set aside after " + journal.size()
                    + " events: to find a further configuration takes more work than one event may; give the space"
                    + " fewer parameters, or rules that leave more of it");
        }
        if (end == null) {
            throw new StalledException("the experiment stalled after " + journal.size() + " events");
        }
        return tally.result(end, journal, decisions);
    }

    /** Puts an event through the machine and has its decisions obeyed. */
    void feed(Event event) {
        JournalEntry entry = new JournalEntry(new EventId("simulate", ++events), heap.now() / 1000, event);
        Step step = ExperimentMachine.step(state, entry);
        state = step.state();
        journal.add(entry);
        decisions.addAll(step.decisions());
        step.decisions().forEach(this::obey);
    }

    private void obey(Decision decision) {
        Action action = decision.action();
        if (action instanceof Action.Suggest suggest) {
            tally.suggested();
            worker(suggest.assignee())
                    .start(suggest.trial(), suggest.lease(), suggest.configuration(), suggest.target());
        } else if (action instanceof Action.Promote promote) {
            worker(promote.assignee())
                    .start(promote.trial(), promote.lease(), promote.configuration(), promote.target());
        } else if (action instanceof Action.Complete) {
            end = decision.evidence().reason();
            tally.ended(heap.now());
        } else {
            workers.forEach(worker -> worker.obey(action));
        }
    }

    private TableWorker worker(Assignee assignee) {
        return workers.get(assignee.slot());
    }

    Assignee assignee(int slot, long offer) {
        return new Assignee(AGENT, SESSION, slot, offer);
    }

    ExperimentDefinition definition() {
        return definition;
    }

    ExperimentState state() {
        return state;
    }

    boolean isOver() {
        return end != null;
    }

    TableAdviser adviser() {
        return adviser;
    }

    EventHeap heap() {
        return heap;
    }

    TableTally tally() {
        return tally;
    }
}
