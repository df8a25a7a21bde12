package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the model advises: one proposal is in force at a time. */
final class Proposals {
    private Proposals() {}

    static void made(Draft draft, Proposal proposal) {
        RejectReason refusal = Lifecycle.over(draft);
        refusal = refusal == null ? ProposalCheck.refusal(draft, proposal) : refusal;
        if (refusal != null) {
            draft.reject(refusal);
            return;
        }
        draft.advice = Advice.of(proposal);
        if (proposal.trusted()) {
            proposal.forecasts().forEach(forecast -> stop(draft, proposal, forecast));
        }
    }

    private static void stop(Draft draft, Proposal proposal, Forecast forecast) {
        Trial trial = draft.trials().rows().get(forecast.trial());
        Lease lease = trial == null ? null : trial.lease();
        if (!forecast.stop()
                || trial == null
                || lease == null
                || lease.number() != forecast.lease()
                || !mayStop(draft.plan(), trial, lease, forecast.epoch())) {
            return;
        }
        // Without checkpoints a trial that rests would start anew: it may as well be over.
        boolean rests = draft.plan().definition().resume() == Resume.CHECKPOINT;
        draft.put(trial.with(rests ? TrialStatus.PAUSING : TrialStatus.STOPPING));
        draft.decide(
                rests
                        ? new Action.Pause(trial.number(), lease.number())
                        : new Action.Stop(trial.number(), lease.number()),
                Evidences.towards(
                                Reason.UNPROMISING,
                                trial.bracket(),
                                trial.progress().rung())
                        .with(evidence(proposal, forecast)));
    }

    /**
     * Trials that the rungs started are never stopped by the model, nor is one that has passed a rung since, or whose run has
     * cost nothing yet: it could be sent on and stopped for ever.
     */
    private static boolean mayStop(Plan plan, Trial trial, Lease lease, int since) {
        return trial.status() == TrialStatus.RUNNING
                && (lease.hasReported() || plan.definition().version().stopsSilentRuns())
                && !trial.isKept()
                && trial.bracket() == plan.modelBracket()
                && !hasPassedRung(plan, trial, since);
    }

    private static boolean hasPassedRung(Plan plan, Trial trial, int since) {
        int below = trial.progress().rung() - 1;
        return plan.ladder().passesRungs() && below >= 0 && plan.ladder().key(below) > since;
    }

    private static ModelEvidence evidence(Proposal proposal, Forecast forecast) {
        return new ModelEvidence(
                null,
                null,
                forecast.mean(),
                forecast.spread(),
                forecast.predicted(),
                List.of(),
                forecast.probability(),
                proposal.model().calibration(),
                proposal.incumbent(),
                proposal.basedOn(),
                proposal.version());
    }

    /** What a pick of the proposal in force rests on. */
    static @Nullable ModelEvidence evidence(@Nullable Proposal proposal, Pick pick) {
        return proposal == null
                ? null
                : new ModelEvidence(
                        pick.stream(),
                        pick.score(),
                        pick.mean(),
                        pick.spread(),
                        pick.predicted(),
                        pick.over(),
                        null,
                        proposal.model().calibration(),
                        proposal.incumbent(),
                        proposal.basedOn(),
                        proposal.version(),
                        pick.source());
    }
}
