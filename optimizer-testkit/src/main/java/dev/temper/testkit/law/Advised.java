package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.event.Event;
import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configurations;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.TrialStatus;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is done on a model's advice is what the last accepted proposal advises, each pick once; and a trial that the
 * rungs started is never stopped on it, nor a run that has cost nothing yet, by the third rules. Once no trial can start and no limit of cost ends the experiment, only what
 * rests is advised to be trained in full, until one in eta is: each trial once, unless the model itself stopped it since.
 */
final class Advised implements Invariant {
    /** More than any ladder has. */
    private static final long RUNGS = 1_000;

    private final Set<Integer> used = new TreeSet<>();
    private final Set<Long> finished = new TreeSet<>();
    private long basedOn;

    @Override
    public String law() {
        return "advised";
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        Reason reason = decision.evidence().reason();
        if (reason == Reason.UNPROMISING) {
            return stopped(observed.entry().event(), decision.action(), account);
        }
        ModelEvidence part = decision.evidence().model();
        if (reason != Reason.ADVISED) {
            return part == null ? null : "a part of the model in a decision with the reason " + reason;
        }
        Proposal proposal = account.proposal();
        if (proposal == null || part == null || !proposal.trusted() || part.basedOn() != proposal.basedOn()) {
            return "advised without a proposal in force that says so";
        }
        String picked = picked(proposal, part, decision.action(), account);
        return picked == null && isEnding(observed, account)
                ? finishing(observed, part, decision.action(), account)
                : picked;
    }

    private static boolean isEnding(Observed observed, Account account) {
        ExperimentDefinition definition = observed.after().header().definition();
        Budget budget = definition == null ? account.definition().budget() : definition.budget();
        boolean spent = budget.trials() != null && account.suggested() >= budget.trials();
        return budget.costMicros() == null
                && (spent || observed.before().header().exhausted());
    }

    private @Nullable String finishing(Observed observed, ModelEvidence part, Action action, Account account) {
        Ladder ladder = account.definition().ladder();
        boolean inFull = part.stream() == Stream.FINISHER
                && action instanceof Action.Promote promote
                && promote.target().rung() == ladder.tasks().size() - 1
                && finished.add(promote.trial() * RUNGS + promote.target().rung());
        int most = Math.max(1, (account.suggested() + ladder.eta() - 1) / ladder.eta());
        // Later decisions of the same step may let more go on.
        int came = observed.after().count(TrialStatus.COMPLETED)
                + account.leases().all().size()
                + 1;
        return inFull && came <= most
                ? null
                : "no trial can start, " + came + " are or run: not to be advised " + action;
    }

    private @Nullable String picked(Proposal proposal, ModelEvidence part, Action action, Account account) {
        if (basedOn != proposal.basedOn()) {
            basedOn = proposal.basedOn();
            used.clear();
        }
        for (int i = 0; i < proposal.picks().size(); i++) {
            Pick pick = proposal.picks().get(i);
            if (pick.stream() == part.stream() && matches(pick, action, account) && used.add(i)) {
                return null;
            }
        }
        return "no pick that is left advises " + action;
    }

    private static boolean matches(Pick pick, Action action, Account account) {
        Configuration configuration = pick.configuration();
        if (action instanceof Action.Suggest suggest) {
            return configuration != null
                    && Configurations.inOrder(account.definition().parameters(), configuration)
                            .equals(suggest.configuration())
                    && pick.rung() == suggest.target().rung();
        }
        return action instanceof Action.Promote promote
                && pick.trial() == promote.trial()
                && pick.rung() == promote.target().rung();
    }

    private @Nullable String stopped(Event cause, Action action, Account account) {
        int trial = action instanceof Action.Pause pause
                ? pause.trial()
                : action instanceof Action.Stop stop ? stop.trial() : -1;
        finished.removeIf(way -> way / RUNGS == trial);
        if (!account.errands().isAdvised(trial)) {
            return "the model stops trial " + trial + ", which the rungs started";
        }
        boolean said = cause instanceof Event.ProposalMade made
                && made.proposal().trusted()
                && made.proposal().forecasts().stream().anyMatch(forecast -> concerns(forecast, trial, account));
        return said ? null : "trial " + trial + " stops as unpromising, which no forecast says";
    }

    private static boolean concerns(Forecast forecast, int trial, Account account) {
        Held held = account.leases().get(forecast.lease());
        return forecast.stop()
                && forecast.trial() == trial
                && held != null
                && held.trial == trial
                && (held.reported || account.definition().version().stopsSilentRuns());
    }
}
