package dev.temper.core.propose;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.model.Block;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Fading;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.OwnDeviation;
import dev.temper.core.model.Place;
import dev.temper.core.model.Scaling;
import dev.temper.core.model.SourceKernel;
import dev.temper.core.model.TaskKernel;
import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The default method's advice. A fit when the trials have grown by a third, else the new values appended to the last
 * one; then two lists of picks, forecasts of all runs, and the model's own record.
 */
public final class TemperProposer implements Proposer {
    /** Of what this class computes. */
    public static final int VERSION = 2;

    private static final int FEWEST_FINITE = 4;
    private static final int FEWEST_PICKS = 4;
    private static final int MOST_PICKS = 64;
    private static final int MOST_FANTASIES = 200;
    private static final int MOST_RESTING = 120;
    private static final int LEADERS = 30;
    private static final double EVEN = StrictMath.log(0.5);

    private final ExperimentDefinition definition;
    private final Fidelity fidelity;
    private final Imports imports;
    private @Nullable Surrogate cache;

    /** Advice for an experiment whose definition passed its check. */
    public TemperProposer(ExperimentDefinition definition) {
        this.definition = definition;
        this.fidelity = new Fidelity(definition);
        this.imports = Imports.of(definition, Encoding.of(definition.space()));
    }

    /** The form of an experiment's model over encoded configurations and epochs. */
    public static Kernel kernel(ExperimentDefinition definition, Encoding encoding) {
        Ladder ladder = definition.ladder();
        double full = ladder.level(ladder.full());
        double least = ladder.level(ladder.tasks().get(0));
        TaskKernel task = new OwnDeviation(new Fading(least, full));
        return new Kernel(encoding.scaleOf(), definition.warmStart().isEmpty() ? task : new SourceKernel(task));
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
        History history = History.of(state, definition);
        double[] latest = history.latest();
        int finite = 0;
        for (double loss : latest) {
            finite += Double.isFinite(loss) ? 1 : 0;
        }
        if (finite < FEWEST_FINITE) {
            return imports.best().isEmpty() ? null : Opening.proposal(state, definition, imports);
        }
        int enough = 2 * definition.space().parameters().size() + 2;
        if (history.runs().size() + imports.best().size() < enough) {
            return null;
        }
        Proposal before = state.proposal();
        ModelState last = before == null ? ModelState.NONE : before.model();
        return advise(state, history, last, Output.of(definition).get(0).scaling(history));
    }

    private @Nullable Proposal advise(ExperimentState state, History history, ModelState last, Scaling warp) {
        Judgement record = new Judgement(last, history, warp);
        long now = state.header().sequence();
        List<Double> theta = last.hyperparameters();
        long fittedAt = last.fittedAt();
        int fits = last.fits();
        if (Fitting.isDue(definition, history, last)) {
            List<Double> fitted = Fitting.fit(definition, history, imports, warp, last);
            if (fitted == null) {
                return untrusted(now, last, record);
            }
            theta = fitted;
            fittedAt = now;
            fits++;
        }
        Surrogate surrogate = surrogate(history, theta, fittedAt, fits);
        surrogate.update(history, warp);
        if (!surrogate.sound()) {
            cache = null;
            return untrusted(now, last, record);
        }
        Outlook outlook = outlook(history, surrogate, warp, record, now);
        List<Forecast> forecasts = new Prospects(
                        history,
                        surrogate,
                        outlook,
                        warp,
                        definition.metric(),
                        definition.ladder().eta())
                .forecasts(record);
        List<Pick> picks = picks(state, history, surrogate, outlook, warp);
        ModelState model = new ModelState(theta, fittedAt, fits, record.open(), record.judged(), outlook.calibration());
        Double best = outlook.incumbent();
        Double incumbent =
                best == null ? null : Double.valueOf(definition.metric().toLoss(warp.invert(best)));
        boolean trusted = record.isTrusted() && surrogate.foresees();
        return new Proposal(now, VERSION, definition.seed(), model, trusted, incumbent, picks, forecasts);
    }

    private Proposal untrusted(long now, ModelState last, Judgement record) {
        ModelState model = new ModelState(
                last.hyperparameters(),
                last.fittedAt(),
                last.fits(),
                record.open(),
                record.judged(),
                record.calibration().factor());
        return new Proposal(now, VERSION, definition.seed(), model, false, null, List.of(), List.of());
    }

    private Surrogate surrogate(History history, List<Double> theta, long fittedAt, int fits) {
        Surrogate known = cache;
        if (known == null || !known.isOf(theta, fittedAt)) {
            known = new Surrogate(definition, history, imports, theta, fittedAt, fits);
            cache = known;
        }
        return known;
    }

    /**
     * The best finished value that keeps the limits, or where values are known to be noisy the lowest prediction among
     * these; as long as there is none, the lowest prediction among the leaders that will rather keep them than not.
     */
    private Outlook outlook(History history, Surrogate surrogate, Scaling warp, Judgement record, long now) {
        double calibration = record.calibration().factor();
        Feasible feasible = new Feasible(surrogate);
        List<Output> outputs = Output.of(definition);
        List<Run> finished = history.runs().stream()
                .filter(run -> history.fidelity().isFull(run.last().key())
                        && Double.isFinite(run.last().loss())
                        && Output.allow(outputs, run.last()))
                .toList();
        if (definition.metrics().isMultiple()) {
            Frontier frontier = new Frontier(definition, surrogate, finished, now);
            return new Outlook(frontier.least(), !frontier.isEmpty(), calibration, feasible, frontier);
        }
        Double best = null;
        for (Run run : finished) {
            double value = surrogate.isNoisy()
                    ? surrogate.trial(run.number()).means()[0]
                    : warp.apply(run.last().loss());
            best = best == null ? value : Math.min(best, value);
        }
        if (best != null) {
            return new Outlook(best, true, calibration, feasible, null);
        }
        List<Run> leaders = history.runs().stream()
                .sorted(History.BEST_FIRST)
                .limit(LEADERS)
                .toList();
        for (Run run : leaders) {
            if (feasible.ofTrial(run.number()) >= EVEN) {
                double mean = surrogate.trial(run.number()).means()[0];
                best = best == null ? mean : Math.min(best, mean);
            }
        }
        return new Outlook(best, false, calibration, feasible, null);
    }

    private List<Pick> picks(
            ExperimentState state, History history, Surrogate surrogate, Outlook outlook, Scaling warp) {
        List<Resting> rests = resting(history, surrogate);
        Set<ConfigurationKey> used = new TreeSet<>();
        List<Place> awaited = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            Trial trial = row.value();
            used.add(new ConfigurationKey(trial.configuration()));
            if (trial.lease() != null && trial.status() == TrialStatus.RUNNING) {
                double[] features = surrogate.encoding().encode(trial.configuration());
                awaited.add(
                        new Place(features, trial.number(), history.fidelity().full()));
            }
        }
        awaited = awaited.subList(Math.max(0, awaited.size() - MOST_FANTASIES), awaited.size());
        boolean[] unused = surrogate.pool().free(used);
        Picks picks = new Picks(surrogate, outlook, rests, unused, starts(state), warp, definition.metric());
        int count = picks(definition);
        List<Pick> chosen = new ArrayList<>();
        surrogate.imagine(awaited);
        Frontier frontier = outlook.frontier();
        Chooser finisher = frontier == null
                ? new Finisher(outlook, surrogate, fidelity, rests)
                : new ParetoFinisher(frontier, outlook, surrogate, fidelity, rests);
        chosen.addAll(picks.choose(Stream.FINISHER, finisher, count));
        surrogate.forget(awaited.size());
        Chooser knowledge = frontier == null
                ? new Stages(outlook, surrogate, fidelity, rests)
                : new ParetoKnowledge(frontier, outlook, surrogate, fidelity, rests);
        chosen.addAll(picks.choose(Stream.KNOWLEDGE, knowledge, count));
        surrogate.forget(0);
        return chosen;
    }

    /**
     * How many trials may still start, if that is what ends the experiment: its last proposals then leave room for what
     * rests and can be finished.
     */
    private int starts(ExperimentState state) {
        Integer trials = definition.budget().trials();
        return trials == null || definition.budget().costMicros() != null
                ? Integer.MAX_VALUE
                : Math.max(0, trials - state.trials().size());
    }

    /** How many picks a stream's list has. */
    static int picks(ExperimentDefinition definition) {
        return Math.min(MOST_PICKS, Math.max(FEWEST_PICKS, definition.parallel()));
    }

    private static List<Resting> resting(History history, Surrogate surrogate) {
        List<Run> some = history.runs().stream()
                .filter(run -> run.isResting()
                        && Double.isFinite(run.last().loss())
                        && !history.fidelity().isFull(run.last().key()))
                .toList();
        double mean = Rates.mean(history);
        List<Resting> rests = new ArrayList<>();
        for (Run run : history.furthestFirst(some).stream().limit(MOST_RESTING).toList()) {
            Block block = surrogate.trial(run.number());
            rests.add(new Resting(
                    run,
                    block,
                    block.means()[0],
                    block.variances(surrogate.rows())[0],
                    Rates.of(run, history.fidelity(), mean)));
        }
        return rests;
    }
}
