package dev.temper.stream.model;

import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.stream.codec.DefinitionReader;
import java.util.ArrayList;
import java.util.List;

/** An experiment with a model whose journal a test writes: what it may learn from, and what not. */
public final class Run {
    static final long START = 1_700_000_000_000L;
    static final String DEFINITION = """
            {"id": "%s", "metric": {"name": "loss", "goal": "minimize"},
             "parameters": [{"name": "x", "type": "double", "min": 0, "max": 1}],
             "tasks": {"epochs": {"min": 1, "max": 27, "eta": 3}},
             "budget": {"trials": 50}, "parallel": 1, "method": "%s"}""";

    private final List<JournalEntry> journal = new ArrayList<>();
    private ExperimentState state = ExperimentState.empty();
    private long time = START;
    private long number;

    public Run() {
        this("digits", "temper");
    }

    public Run(String id, String method) {
        add(new Event.ExperimentCreated(DefinitionReader.readJson(DEFINITION.formatted(id, method))));
    }

    public ExperimentState state() {
        return state;
    }

    public List<JournalEntry> journal() {
        return journal;
    }

    public Run add(Event event) {
        return add(new EventId("user", ++number), event);
    }

    public Run add(EventId id, Event event) {
        JournalEntry entry = new JournalEntry(id, time++, event);
        journal.add(entry);
        state = ExperimentMachine.step(state, entry).state();
        return this;
    }

    /** A slot is offered, and a trial starts on it. */
    public Run start() {
        return add(new Event.SlotOffered(
                new Assignee("agent", "session", 0, state.header().leases() + 1)));
    }

    /** The trial that started last reports an epoch. */
    public Run report(int epoch) {
        int trial = state.trials().size();
        long lease = state.header().leases();
        return add(new Event.MetricReported(trial, lease, epoch, List.of(new Reported("loss", 1.0 / epoch)), null));
    }

    /** The trial that started last ends. */
    public Run end() {
        return add(new Event.TrialEnded(state.trials().size(), state.header().leases(), Outcome.PAUSED));
    }

    Run proposal(long sequence) {
        return proposal(proposalOn(sequence));
    }

    public Run proposal(Proposal proposal) {
        return add(Numbering.id(Numbering.last(state) + 1), new Event.ProposalMade(proposal));
    }

    /** A proposal that says nothing but what it is based on. */
    static Proposal proposalOn(long sequence) {
        return new Proposal(sequence, 1, 0, ModelState.NONE, false, null, List.of(), List.of());
    }
}
