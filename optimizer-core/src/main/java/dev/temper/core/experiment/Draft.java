package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.effort.Effort;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The working copy of one step: parts of a state to be replaced, and the decisions taken so far. Never shared. */
final class Draft {
    private static final int HOPELESS = 30;

    ExperimentStatus status;
    boolean completed;
    long leases;
    long queued;
    long nextSuggestion;
    boolean exhausted;
    long epochs;

    @Nullable
    Integer bestTrial;

    @Nullable
    Double bestValue;

    long improvedMicros;
    Annotation annotation;
    ObservationBook observations;
    Desk desk;
    Queue queue;
    Advice advice;
    final Ledger ledger;
    final Effort effort;

    private final JournalEntry entry;
    private final long sequence;
    private final Producers producers;
    private long createdAt;
    private long decisionNumber;
    private @Nullable TrialBook trials;
    private final List<Decision> decisions = new ArrayList<>();

    Draft(ExperimentState from, Producers producers, JournalEntry entry, Effort effort) {
        Header header = from.header();
        this.effort = effort;
        this.entry = entry;
        this.producers = producers;
        sequence = header.sequence() + 1;
        status = header.status();
        completed = header.completed();
        createdAt = header.createdAt();
        decisionNumber = header.decisions();
        leases = header.leases();
        queued = header.queued();
        nextSuggestion = header.nextSuggestion();
        exhausted = header.exhausted();
        epochs = header.epochs();
        bestTrial = header.bestTrial();
        bestValue = header.bestValue();
        improvedMicros = header.improvedMicros();
        annotation = header.annotation();
        trials = from.trialBook();
        observations = from.observationBook();
        desk = from.desk();
        queue = from.queueBook();
        advice = from.advice();
        long limit = trials == null ? 0 : trials.plan().costLimit();
        ledger = new Ledger(limit, header);
    }

    void create(Plan plan) {
        trials = TrialBook.empty(plan);
        observations = ObservationBook.empty(plan);
        ledger.limitTo(plan.costLimit());
        status = ExperimentStatus.RUNNING;
        createdAt = entry.time();
    }

    /** Goes on by another plan, with the trials indexed by it. */
    void replan(TrialBook book) {
        trials = book;
        ledger.limitTo(book.plan().costLimit());
    }

    /** Whether a trial was trained in full, to where that is now; the best may be of the time before an extension. */
    boolean hasResult() {
        Integer best = bestTrial;
        Trial trial = best == null ? null : trials().rows().get(best);
        return trial != null && isResult(trial);
    }

    /** Whether so much was spent without a better result that the definition's patience is at its end. */
    boolean isStagnant() {
        Long patience = plan().definition().budget().patienceMicros();
        return patience != null && hasResult() && ledger.spent().total() - improvedMicros >= patience;
    }

    /** Whether a trial has a value at the last rung. */
    boolean isResult(Trial trial) {
        return trial.progress().rung() == plan().lastRung()
                && trial.progress().last().value() != null;
    }

    boolean isCreated() {
        return trials != null;
    }

    /** The trials of an experiment that was created. */
    TrialBook trials() {
        return Objects.requireNonNull(trials, "The router lets nothing pass before the creation");
    }

    Plan plan() {
        return trials().plan();
    }

    /** Whether no further trial will ever start, whatever becomes of those that run. */
    boolean isClosed() {
        return exhausted || !allowsTrial();
    }

    /** Whether a further trial may start, as far as the number of trials and their failures go. */
    boolean allowsTrial() {
        return !isHopeless() && plan().allowsTrial(trials().rows().size());
    }

    /**
     * Whether so many trials failed before anything was reported at all that something must be wrong with all of them: a
     * metric that is spelt otherwise costs nothing, and would go on for ever where cost alone is the limit.
     */
    boolean isHopeless() {
        return observations.rows().isEmpty() && trials().count(TrialStatus.FAILED) >= HOPELESS;
    }

    /** The bracket that the next trial is dealt to. */
    int nextBracket() {
        return plan().schedule().bracketOfNext(trials().rungs(), trials().rows().size());
    }

    long sequence() {
        return sequence;
    }

    /** What the slots that wait should do next, null if nothing; keeps what was found out on the way. */
    @Nullable
    Work nextWork(Desk.Free first) {
        Agenda.Answer answer = ask(Takers.waiting(this, first, true));
        boolean idles = answer.work() == null && answer.passedOver();
        return idles ? ask(Takers.waiting(this, first, false)).work() : answer.work();
    }

    /** Whether whoever comes will find something to do; keeps what was found out on the way. */
    boolean hasWork() {
        return ask(Takers.expected(this)).work() != null;
    }

    private Agenda.Answer ask(Takers takers) {
        if (isStagnant()) {
            return new Agenda.Answer(null, advice, exhausted, false);
        }
        Agenda.Answer answer = new Agenda(this, takers).next();
        advice = answer.advice();
        exhausted = answer.exhausted();
        return answer;
    }

    void put(Trial trial) {
        trials = trials().put(trial, effort);
    }

    void decide(Action action, Evidence evidence) {
        decisionNumber++;
        decisions.add(new Decision(decisionNumber, sequence, entry.time(), action, evidence));
    }

    void reject(RejectReason reason) {
        reject(null, null, reason);
    }

    void reject(@Nullable Integer trial, @Nullable Long lease, RejectReason reason) {
        decide(new Action.Reject(entry.id(), trial, lease, reason), Evidence.of(Reason.REJECTED));
    }

    /** Nothing is left but what numbers events and decisions, and tells a repeat from something new. */
    void erase() {
        ExperimentState nothing = ExperimentState.empty();
        status = ExperimentStatus.ERASED;
        trials = nothing.trialBook();
        observations = nothing.observationBook();
        desk = nothing.desk();
        queue = nothing.queueBook();
        advice = nothing.advice();
    }

    Step toStep() {
        HeaderBuilder always = Header.EMPTY
                .with()
                .status(status)
                .completed(completed)
                .sequence(sequence)
                .time(entry.time())
                .decisions(decisionNumber);
        Header header = status == ExperimentStatus.ERASED ? always.build() : whole(always);
        return new Step(new ExperimentState(header, trials, observations, desk, producers, queue, advice), decisions);
    }

    private Header whole(HeaderBuilder header) {
        return header.definition(trials == null ? null : trials.plan().definition())
                .createdAt(createdAt)
                .leases(leases)
                .queued(queued)
                .nextSuggestion(nextSuggestion)
                .exhausted(exhausted)
                .spent(ledger.spent())
                .reserved(ledger.reserved())
                .trainedMicros(ledger.micros())
                .untimed(ledger.untimed())
                .epochs(epochs)
                .bestTrial(bestTrial)
                .bestValue(bestValue)
                .improvedMicros(improvedMicros)
                .annotation(annotation)
                .build();
    }
}
