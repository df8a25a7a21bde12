package dev.temper.core.experiment;

import dev.temper.core.decision.RejectReason;
import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.PastForecast;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configurations;
import dev.temper.core.space.Parameter;
import dev.temper.core.trial.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a proposal can be used: whatever a model sends, no experiment is harmed by it. */
final class ProposalCheck {
    private final Draft draft;
    private final Proposal proposal;

    private ProposalCheck(Draft draft, Proposal proposal) {
        this.draft = draft;
        this.proposal = proposal;
    }

    static @Nullable RejectReason refusal(Draft draft, Proposal proposal) {
        if (!draft.plan().hasModel()) {
            return RejectReason.NO_MODEL;
        }
        Proposal before = draft.advice.proposal();
        if (proposal.basedOn() >= draft.sequence()
                || proposal.basedOn() <= (before == null ? 0 : before.basedOn())
                || Turns.isStale(draft, proposal.basedOn())) {
            return RejectReason.STALE_PROPOSAL;
        }
        if (proposal.version() < 1 || proposal.version() > Proposal.NEWEST_VERSION) {
            return RejectReason.UNKNOWN_VERSION;
        }
        ProposalCheck check = new ProposalCheck(draft, proposal);
        if (!check.isSmall()) {
            return RejectReason.TOO_LARGE;
        }
        if (!check.isFinite()) {
            return RejectReason.NOT_FINITE;
        }
        return check.isValid() ? null : RejectReason.INVALID_PROPOSAL;
    }

    private boolean isSmall() {
        ModelState model = proposal.model();
        return proposal.picks().size() <= Proposal.MOST_ITEMS
                && proposal.forecasts().size() <= Proposal.MOST_ITEMS
                && model.hyperparameters().size() <= Proposal.MOST_ITEMS
                && model.open().size() <= Proposal.MOST_ITEMS
                && model.judged().size() <= Proposal.MOST_ITEMS
                && proposal.picks().stream().allMatch(pick -> pick.over().size() <= Pick.MOST_OVER);
    }

    private boolean isFinite() {
        ModelState model = proposal.model();
        Double incumbent = proposal.incumbent();
        return (incumbent == null || Double.isFinite(incumbent))
                && Double.isFinite(model.calibration())
                && model.hyperparameters().stream().allMatch(Double::isFinite)
                && model.open().stream().allMatch(ProposalCheck::isFinite)
                && model.judged().stream()
                        .allMatch(judged -> isFinite(judged.forecast()) && Double.isFinite(judged.reached()))
                && proposal.picks().stream().allMatch(ProposalCheck::isFinite)
                && proposal.forecasts().stream().allMatch(ProposalCheck::isFinite);
    }

    private static boolean isFinite(PastForecast past) {
        return Double.isFinite(past.mean()) && Double.isFinite(past.spread()) && Double.isFinite(past.lastValue());
    }

    private static boolean isFinite(Pick pick) {
        return Double.isFinite(pick.score())
                && Double.isFinite(pick.mean())
                && Double.isFinite(pick.spread())
                && Double.isFinite(pick.predicted());
    }

    private static boolean isFinite(Forecast forecast) {
        return Double.isFinite(forecast.mean())
                && Double.isFinite(forecast.spread())
                && Double.isFinite(forecast.predicted())
                && Double.isFinite(forecast.probability());
    }

    private boolean isValid() {
        draft.effort.spend((long) proposal.picks().size()
                * draft.plan().definition().parameters().size());
        return proposal.seed() == draft.plan().definition().seed()
                && proposal.model().calibration() >= 1
                && proposal.picks().stream().allMatch(this::isValid);
    }

    private boolean isValid(Pick pick) {
        boolean rung = pick.rung() >= 0 && pick.rung() <= draft.plan().lastRung();
        if (!rung || pick.stream() == Stream.RUNGS) {
            return false;
        }
        Configuration configuration = pick.configuration();
        if (configuration == null) {
            return draft.trials().rows().has(pick.trial());
        }
        List<Parameter> parameters = draft.plan().definition().parameters();
        return pick.trial() == 0
                && Configurations.canFit(parameters, configuration)
                && draft.plan().allows(Configurations.inOrder(parameters, configuration));
    }
}
