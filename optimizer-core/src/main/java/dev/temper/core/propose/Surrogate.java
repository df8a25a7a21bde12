package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.history.Milestone;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Scaling;
import dev.temper.core.pool.Pool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model between two fits: what is known of each metric, and the pool of configurations that it is asked of. It is
 * kept from one proposal to the next, which only saves time.
 */
final class Surrogate {
    private final LastFit hyperparameters;
    private final TrialPlaces places;
    private final Pool pool;
    private final double[] rates;
    private final List<MetricModel> models = new ArrayList<>();
    private final List<MetricModel> objectives = new ArrayList<>();
    private final List<MetricModel> limits = new ArrayList<>();
    private final boolean foresees;

    /** As the fit saw it: of the history what was reported by then. */
    private Surrogate(Given given, LastFit hyperparameters, History history) {
        History then = history.asOf(hyperparameters.fittedAt());
        double full = history.fidelity().full();
        this.hyperparameters = hyperparameters;
        this.places = new TrialPlaces(given.encoding(), history.fidelity());
        places.add(then.runs());
        this.pool = PoolDraw.of(given, then.furthestFirst(then.runs()), hyperparameters.fits());
        List<Place> asked =
                pool.options().stream().map(option -> option.at(full)).toList();
        this.rates = Rates.predict(then, given.encoding(), asked);
        List<Milestone> milestones = then.learned(Fitting.MOST);
        List<Scaling> scales = given.scales(then);
        for (LearnedMetric metric : given.metrics()) {
            MetricModel model = new MetricModel(
                    metric,
                    new Posterior(given.kernel(metric), hyperparameters.of(given.kernel(), metric)),
                    given.imports(metric),
                    places,
                    scales.get(metric.place()),
                    milestones,
                    asked);
            models.add(model);
            (metric.limited() ? limits : objectives).add(model);
        }
        this.foresees = Foresight.isShown(models.get(0), given.enough());
    }

    /**
     * The model of today.
     *
     * @param kept the one of the last proposal, to go on from if no fit has been since
     * @param scales of the metrics, as of today
     * @return null if a number was not finite: then no prediction means anything
     */
    static @Nullable Surrogate of(
            @Nullable Surrogate kept, Given given, LastFit hyperparameters, History history, List<Scaling> scales) {
        Surrogate surrogate = kept != null && kept.hyperparameters.equals(hyperparameters)
                ? kept
                : new Surrogate(given, hyperparameters, history);
        surrogate.follow(history, scales);
        return surrogate.models.stream().allMatch(model -> model.posterior().sound()) ? surrogate : null;
    }

    private void follow(History history, List<Scaling> scales) {
        places.add(history.runs());
        List<Milestone> since = history.learnedSince(hyperparameters.fittedAt());
        for (int i = 0; i < models.size(); i++) {
            models.get(i).follow(since, scales.get(i));
        }
    }

    /** Whether what the fit saw of one trial could be told from the others. */
    boolean foresees() {
        return foresees;
    }

    /** The models of the objectives, the first one's first. */
    List<MetricModel> objectives() {
        return objectives;
    }

    /** The models of the limits. */
    List<MetricModel> limits() {
        return limits;
    }

    /** What the model is asked of. */
    Pool pool() {
        return pool;
    }

    /** How much longer than others a configuration of the pool is predicted to train. */
    double rate(int index) {
        return rates[index];
    }
}
