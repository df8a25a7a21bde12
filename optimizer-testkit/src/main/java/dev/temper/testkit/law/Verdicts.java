package dev.temper.testkit.law;

import dev.temper.core.decision.Evidence;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.trial.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a verdict at a rung is the one that its schedule's rule gives for the rank that the trial has. */
final class Verdicts {
    private Verdicts() {}

    static @Nullable String check(int trial, double loss, Evidence evidence, Standings rung, Account account) {
        ExperimentDefinition definition = account.definition();
        ScheduleKind schedule = definition.method().schedule();
        boolean advised = account.errands().isAdvised(trial);
        int last = definition.ladder().last();
        boolean extended = evidence.rung() < last;
        int places =
                advised ? 0 : places(schedule, rung.size(), definition.ladder().eta(), extended);
        String cutoff = cutoff(schedule, places, evidence, rung, account);
        if (cutoff != null) {
            return cutoff;
        }
        boolean top = schedule == ScheduleKind.ASYNC_HYPERBAND_STOPPING
                ? rung.lower(trial) < places
                : evidence.rank() <= places;
        boolean synchronous = schedule == ScheduleKind.HYPERBAND;
        boolean holds = switch (evidence.reason()) {
            case IN_TOP -> top;
            case PAUSED_BY_USER, COST_SPENT -> top || account.isKept(trial);
            case NO_IMPROVEMENT ->
                (top || account.isKept(trial)) && definition.budget().patienceMicros() != null;
            case KEEP_REQUESTED -> account.isKept(trial) && evidence.note() != null;
            case AWAITING_RUNG -> synchronous || !top;
            case BELOW_CUTOFF -> schedule == ScheduleKind.ASYNC_HYPERBAND_STOPPING && !top;
            case PROMOTED ->
                promoted(trial, top || schedule == ScheduleKind.ASYNC_HYPERBAND_STOPPING, evidence, rung, account);
            case TARGET_REACHED -> advised || account.errands().payer(trial) != Stream.RUNGS;
            case AWAITING_TURN -> top && definition.method().hasModel() && account.proposal() != null;
            case FULLY_TRAINED -> evidence.rung() == last;
            case DIVERGED, FAILURES -> loss == Double.POSITIVE_INFINITY;
            default -> false;
        };
        return holds
                ? null
                : "rank " + evidence.rank() + " of " + rung.size() + " does not bear out " + evidence.reason();
    }

    private static int places(ScheduleKind schedule, int size, int eta, boolean below) {
        return switch (schedule) {
            case ASYNC_HYPERBAND -> size / eta;
            case ASYNC_HYPERBAND_STOPPING -> (size + eta - 1) / eta;
            case HYPERBAND -> Math.max(1, size / eta);
            case FULL, MEDIAN_STOPPING -> below ? size : 0;
        };
    }

    /** Synchronous rungs have a cut-off only once they are settled. */
    private static @Nullable String cutoff(
            ScheduleKind schedule, int places, Evidence evidence, Standings rung, Account account) {
        Double given = evidence.cutoff();
        if (given == null) {
            boolean may = places == 0 || schedule == ScheduleKind.HYPERBAND;
            return may ? null : "no cut-off, though " + places + " go on";
        }
        boolean right = rung.isAt(places, Explained.loss(given, account));
        return right ? null : "the cut-off is not the value at place " + places;
    }

    /** The best of those that rest with a checkpoint in the same place; below the top only when nothing runs and nothing was trained in full yet. */
    private static boolean promoted(int trial, boolean top, Evidence evidence, Standings rung, Account account) {
        ExperimentDefinition definition = account.definition();
        int best = rung.bestOf(other -> account.board().isResting(other, evidence.rung())
                && account.whereabouts.areTogether(trial, other, definition));
        boolean spends = definition.method().hasModel() && definition.budget().costMicros() != null;
        boolean drains = account.leases().all().isEmpty() && (spends || !account.trainedInFull());
        return best == trial && (top || drains);
    }
}
