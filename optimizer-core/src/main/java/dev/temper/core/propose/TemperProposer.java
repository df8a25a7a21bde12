package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.history.Fidelity;
import dev.temper.core.history.History;
import dev.temper.core.model.Scaling;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.source.SourceRanks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The default method's advice, in stages: the history; each metric's scale and hyperparameters; the models, checked by
 * foresight; the record of earlier forecasts; the outlook; the prospects of the runs; the picks.
 */
public final class TemperProposer implements Proposer {
    private static final int VERSION = 2;
    private static final int FEWEST_FINITE = 4;

    private final Given given;
    private final Fidelity fidelity;
    private @Nullable Surrogate kept;
    private @Nullable Portfolio portfolio;

    /** Advice for an experiment whose definition passed its check. */
    public TemperProposer(ExperimentDefinition definition) {
        this(definition, EarlierRanks.of(definition));
    }

    /** The same with other ranks than those that its earlier experiments give. */
    public TemperProposer(ExperimentDefinition definition, List<SourceRanks> sources) {
        this.given = Given.of(definition, sources);
        this.fidelity = new Fidelity(definition);
    }

    @Override
    public boolean learnsFrom(int key) {
        return fidelity.counts(key);
    }

    @Override
    public @Nullable Proposal propose(ExperimentState state) {
        if (state.header().status() != ExperimentStatus.RUNNING
                || state.header().completed()) {
            return null;
        }
        History history = History.of(state, given.definition());
        Proposal before = state.proposal();
        ModelState last = before == null ? ModelState.NONE : before.model();
        long now = state.header().sequence();
        int imported = given.imports().best().size();
        if (history.finite() < FEWEST_FINITE) {
            if (!given.sources().isEmpty()) {
                portfolio = portfolio == null ? Portfolio.of(given) : portfolio;
                return unmodelled(now, true, last, portfolio.picks(history));
            }
            return imported == 0 ? null : unmodelled(now, true, last, Opening.picks(given, history));
        }
        boolean few = history.runs().size() + imported < given.enough();
        return few && given.sources().isEmpty() ? null : advise(history, last, now, few);
    }

    /** @param few whether the trials are too few for a model, unless sources foretell something */
    private Proposal advise(History history, ModelState last, long now, boolean few) {
        ExperimentDefinition definition = given.definition();
        List<Scaling> scales = given.scales(history);
        OwnUnit unit = new OwnUnit(definition.metric(), scales.get(0));
        Judgement record = Judgement.of(last, history, unit);
        LastFit fitted = Fitting.of(given, history, scales, LastFit.of(last), now);
        Given under = fitted == null ? given : given.under(fitted.weights());
        if (fitted != null && !under.foretells() && (few || isLed(history))) {
            return unmodelled(now, true, model(fitted, record), List.of());
        }
        kept = fitted == null ? null : Surrogate.of(kept, under, fitted, history, scales);
        if (fitted == null || kept == null) {
            return unmodelled(now, false, model(LastFit.of(last), record), List.of());
        }
        Surrogate surrogate = kept;
        Outlook outlook = Outlook.of(under, history, surrogate, record.calibration(), now);
        Prospects prospects = Prospects.of(
                history, surrogate, outlook, unit, definition.ladder().eta());
        List<Pick> picks = Picks.of(under, history, surrogate, outlook, unit);
        Double best = outlook.best();
        return new Proposal(
                now,
                VERSION,
                definition.seed(),
                model(fitted, few ? record : record.with(prospects.recorded())),
                record.trusted() && surrogate.foresees(),
                best == null ? null : Double.valueOf(unit.value(best)),
                picks,
                prospects.forecasts());
    }

    /** Whether so many trials follow sources that are believed no longer that the rungs' own are too few for a model. */
    private boolean isLed(History history) {
        if (given.sources().isEmpty() || history.runs().size() >= 2 * given.enough()) {
            return false;
        }
        long own = history.runs().stream()
                .filter(run -> run.trial().bracket() == 0)
                .count();
        return own < given.enough();
    }

    private static ModelState model(LastFit fitted, Judgement record) {
        return new ModelState(
                fitted.theta(),
                fitted.fittedAt(),
                fitted.fits(),
                fitted.weights(),
                record.open(),
                record.judged(),
                record.calibration());
    }

    private Proposal unmodelled(long now, boolean trusted, ModelState model, List<Pick> picks) {
        return new Proposal(now, VERSION, given.definition().seed(), model, trusted, null, picks, List.of());
    }
}
