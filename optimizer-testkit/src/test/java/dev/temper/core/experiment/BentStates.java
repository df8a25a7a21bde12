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
        return h.status() == ExperimentStatus.PAUSED ? with(state, h.with().status(ExperimentStatus.RUNNING)) : state;
    }

    /** The same state, but all that was spent was spent by the rungs. */
    public static ExperimentState paidByRungs(ExperimentState state) {
        Header h = state.header();
        return with(
                state,
                h.with().spent(new Spending(h.spentMicros(), 0, 0)).reserved(new Spending(h.reservedMicros(), 0, 0)));
    }

    private static ExperimentState with(ExperimentState state, HeaderBuilder header) {
        ExperimentRows rows = state.rows();
        return restored(rows, header.build(), rows.trials());
    }

    private static ExperimentState restored(ExperimentRows rows, Header header, PersistentMap<Integer, Trial> trials) {
        return ExperimentState.restore(new ExperimentRows(
                header,
                trials,
                rows.observations(),
                rows.sessions(),
                rows.offers(),
                rows.producers(),
                rows.queue(),
                rows.proposal(),
                rows.usedPicks()));
    }

    /** The same state, but every trial has one more loss to its name. */
    public static ExperimentState touched(ExperimentState state) {
        return withTrials(state, BentStates::lostOnceMore);
    }

    private static Trial lostOnceMore(Trial t) {
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
                t.failedAt(),
                t.losses() + 1,
                t.retry(),
                t.storage(),
                t.lease(),
                t.kept());
    }

    private static ExperimentState withTrials(ExperimentState state, UnaryOperator<Trial> change) {
        ExperimentRows rows = state.rows();
        PersistentMap<Integer, Trial> trials = rows.trials();
        for (PersistentMap.Entry<Integer, Trial> row : rows.trials()) {
            trials = trials.put(row.key(), change.apply(row.value()));
        }
        return restored(rows, rows.header(), trials);
    }

    /** The same rows, but nobody remembers which offers wait. */
    public static ExperimentState withoutWaitingOffers(ExperimentState state) {
        Desk desk = state.desk();
        Desk forgetful = new Desk(
                desk.sessions(),
                desk.offers(),
                desk.current(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                desk.slots());
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
