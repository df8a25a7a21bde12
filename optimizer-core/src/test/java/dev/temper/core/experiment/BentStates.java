package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.trial.Trial;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** States that no machine should come to, for tests of what notices them. */
public final class BentStates {
    private BentStates() {}

    /** The same state, running. */
    public static ExperimentState running(ExperimentState state) {
        Header h = state.header();
        return h.status() == ExperimentStatus.PAUSED
                ? with(state, ExperimentStatus.RUNNING, h.spent(), h.reserved())
                : state;
    }

    /** The same state, but all that was spent was spent by the rungs. */
    public static ExperimentState paidByRungs(ExperimentState state) {
        Header h = state.header();
        return with(state, h.status(), new Spending(h.spentMicros(), 0, 0), new Spending(h.reservedMicros(), 0, 0));
    }

    private static ExperimentState with(
            ExperimentState state, ExperimentStatus status, Spending spent, Spending reserved) {
        Header h = state.header();
        return ExperimentState.restore(with(
                state.rows(),
                new Header(
                        h.definition(),
                        status,
                        h.completed(),
                        h.sequence(),
                        h.time(),
                        h.createdAt(),
                        h.decisions(),
                        h.leases(),
                        h.queued(),
                        h.nextSuggestion(),
                        h.exhausted(),
                        spent,
                        reserved,
                        h.trainedMicros(),
                        h.untimed(),
                        h.epochs(),
                        h.bestTrial(),
                        h.bestValue())));
    }

    private static ExperimentRows with(ExperimentRows rows, Header header) {
        return new ExperimentRows(
                header,
                rows.trials(),
                rows.observations(),
                rows.sessions(),
                rows.offers(),
                rows.producers(),
                rows.queue(),
                rows.proposal(),
                rows.usedPicks());
    }

    /** The same state, but every trial has one more loss to its name. */
    public static ExperimentState touched(ExperimentState state) {
        return withTrials(state, t -> told(t, t.failedAt(), t.losses() + 1));
    }

    /** The same state, but no trial failed for good as far as a model can tell. */
    public static ExperimentState withoutFailures(ExperimentState state) {
        return withTrials(state, t -> told(t, 0, t.losses()));
    }

    private static Trial told(Trial t, long failedAt, int losses) {
        return new Trial(
                t.number(),
                t.configuration(),
                t.queued(),
                t.bracket(),
                t.stream(),
                t.goal(),
                t.status(),
                t.progress(),
                t.failures(),
                failedAt,
                losses,
                t.retry(),
                t.lease());
    }

    private static ExperimentState withTrials(ExperimentState state, UnaryOperator<Trial> change) {
        ExperimentRows rows = state.rows();
        PersistentMap<Integer, Trial> trials = rows.trials();
        for (PersistentMap.Entry<Integer, Trial> row : rows.trials()) {
            trials = trials.put(row.key(), change.apply(row.value()));
        }
        return ExperimentState.restore(new ExperimentRows(
                rows.header(),
                trials,
                rows.observations(),
                rows.sessions(),
                rows.offers(),
                rows.producers(),
                rows.queue(),
                rows.proposal(),
                rows.usedPicks()));
    }

    /** The same rows, but nobody remembers which offers wait. */
    public static ExperimentState withoutWaitingOffers(ExperimentState state) {
        Desk desk = state.desk();
        Desk forgetful = new Desk(desk.sessions(), desk.offers(), desk.current(), PersistentMap.empty());
        return new ExperimentState(
                state.header(),
                state.trialBook(),
                state.observationBook(),
                forgetful,
                new Producers(Objects.requireNonNull(state.producers())),
                state.queueBook(),
                state.advice());
    }
}
