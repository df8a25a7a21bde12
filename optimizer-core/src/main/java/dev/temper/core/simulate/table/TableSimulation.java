package dev.temper.core.simulate.table;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.core.simulate.EventHeap;
import dev.temper.core.trial.Assignee;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real machine with asynchronous workers on curves, in virtual time: nothing is lost or late, and a decision takes
 * no time. Times on the heap are in microseconds.
 */
public final class TableSimulation {
    private static final String AGENT = "simulated";
    private static final String SESSION = "1";

    private final ExperimentDefinition definition;
    private final EventHeap heap = new EventHeap();
    private final TableTally tally;
    private final List<TableWorker> workers = new ArrayList<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private ExperimentState state = ExperimentState.empty();
    private long events;
    private @Nullable Reason end;

    private TableSimulation(ExperimentDefinition definition, Curves curves, int workerCount) {
        this.definition = definition;
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
     * @throws IllegalStateException if the experiment does not come to an end
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
        TableSimulation simulation = new TableSimulation(definition, curves, workers);
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
        if (end == null) {
            throw new IllegalStateException("The experiment stalled after " + journal.size() + " entries");
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

    EventHeap heap() {
        return heap;
    }

    TableTally tally() {
        return tally;
    }
}
