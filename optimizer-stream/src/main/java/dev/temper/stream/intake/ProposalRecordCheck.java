package dev.temper.stream.intake;

import static dev.temper.stream.intake.EventCheck.atLeastOne;
import static dev.temper.stream.intake.EventCheck.atMost;
import static dev.temper.stream.intake.EventCheck.require;

import dev.temper.core.definition.LearnFrom;
import dev.temper.schemas.Forecast;
import dev.temper.schemas.JudgedForecast;
import dev.temper.schemas.ModelState;
import dev.temper.schemas.PastForecast;
import dev.temper.schemas.Pick;
import dev.temper.schemas.ProposalMade;
import dev.temper.schemas.Stream;
import java.util.List;

/** Whether a proposal is sane in itself. Whether it fits the experiment as it stands is the machine's to say. */
final class ProposalRecordCheck {
    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_OVER = 100;

    private ProposalRecordCheck() {}

    /** Throws a {@link RefusedException} that names the first field that is not. */
    static void check(ProposalMade proposal) {
        atLeastOne("basedOn", proposal.getBasedOn());
        atLeastOne("version", proposal.getVersion());
        state(proposal.getModel());
        atMost("picks", proposal.getPicks().size(), MOST_ITEMS);
        for (int i = 0; i < proposal.getPicks().size(); i++) {
            pick("picks[" + i + "].", proposal.getPicks().get(i));
        }
        atMost("forecasts", proposal.getForecasts().size(), MOST_ITEMS);
        for (int i = 0; i < proposal.getForecasts().size(); i++) {
            forecast("forecasts[" + i + "].", proposal.getForecasts().get(i));
        }
    }

    private static void pick(String path, Pick pick) {
        require(
                pick.getStream() != Stream.UNKNOWN,
                path + "stream is UNKNOWN: name one, or upgrade Temper to a version that knows it");
        require(pick.getRung() >= 0, path + "rung is " + pick.getRung() + ": rungs count from 0");
        if (pick.getParameters() == null) {
            atLeastOne(path + "trial", pick.getTrial());
        } else {
            require(pick.getTrial() == 0, path + "trial is " + pick.getTrial() + ": with parameters it must be 0");
            EventCheck.parameters(path + "parameters", pick.getParameters());
        }
        number(path + "score", pick.getScore());
        number(path + "predicted", pick.getPredicted());
        prediction(path, pick.getMean(), pick.getSpread());
        atMost(path + "over", pick.getOver().size(), MOST_OVER);
        trials(path + "over", pick.getOver());
    }

    private static void forecast(String path, Forecast forecast) {
        atLeastOne(path + "trial", forecast.getTrial());
        atLeastOne(path + "lease", forecast.getLease());
        require(forecast.getEpoch() >= 0, path + "epoch is " + forecast.getEpoch() + ": epochs count from 0");
        prediction(path, forecast.getMean(), forecast.getSpread());
        number(path + "predicted", forecast.getPredicted());
        double probability = forecast.getProbability();
        require(
                probability >= 0 && probability <= 1,
                path + "probability is " + probability + ": give one from 0 to 1");
    }

    private static void state(ModelState state) {
        atMost("model.hyperparameters", state.getHyperparameters().size(), MOST_ITEMS);
        List<Double> hyperparameters = state.getHyperparameters();
        for (int i = 0; i < hyperparameters.size(); i++) {
            finite("model.hyperparameters[" + i + "]", hyperparameters.get(i));
        }
        require(
                state.getFittedAt() >= 0 && state.getFits() >= 0,
                "model.fittedAt is " + state.getFittedAt() + " and model.fits " + state.getFits()
                        + ": both count from 0");
        atMost("model.weights", state.getWeights().size(), LearnFrom.MOST);
        for (double weight : state.getWeights()) {
            require(
                    weight >= 0 && weight <= 1,
                    "model.weights has " + weight + ": give weights from 0 to 1 whose sum is at most 1");
        }
        double calibration = state.getCalibration();
        finite("model.calibration", calibration);
        require(calibration >= 1, "model.calibration is " + calibration + ": it is at least 1");
        atMost("model.open", state.getOpen().size(), MOST_ITEMS);
        for (PastForecast open : state.getOpen()) {
            past("model.open.", open);
        }
        atMost("model.judged", state.getJudged().size(), MOST_ITEMS);
        for (JudgedForecast judged : state.getJudged()) {
            past("model.judged.", judged.getForecast());
        }
    }

    private static void past(String path, PastForecast past) {
        atLeastOne(path + "trial", past.getTrial());
        prediction(path, past.getMean(), past.getSpread());
    }

    private static void prediction(String path, double mean, double spread) {
        finite(path + "mean", mean);
        finite(path + "spread", spread);
        require(spread >= 0, path + "spread is " + spread + ": it is at least 0");
    }

    private static void trials(String field, List<Integer> trials) {
        trials.forEach(trial -> atLeastOne(field, trial));
    }

    private static void number(String field, double value) {
        if (Double.isNaN(value)) {
            require(false, field + " is NaN: give a number");
        }
    }

    private static void finite(String field, double value) {
        // A proposal has thousands of numbers: none is turned into text as long as all is well.
        if (!Double.isFinite(value)) {
            require(false, field + " is " + value + ": give a finite number");
        }
    }
}
