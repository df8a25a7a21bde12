package dev.temper.stream.codec;

import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.ModelState.Judged;
import dev.temper.core.proposal.PastForecast;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Stream;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.JudgedForecast;
import dev.temper.schemas.ProposalMade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Proposals to and from their records, bit for bit: a proposal is compared with the one that replay computes. */
public final class ProposalCodec {
    private ProposalCodec() {}

    /** The proposal of a record. */
    public static Proposal decode(ProposalMade from) {
        return new Proposal(
                from.getBasedOn(),
                from.getVersion(),
                from.getSeed(),
                state(from.getModel()),
                from.getTrusted(),
                from.getIncumbent(),
                map(from.getPicks(), ProposalCodec::pick),
                map(from.getForecasts(), ProposalCodec::forecast));
    }

    /** The record of a proposal. */
    public static ProposalMade encode(EventHeader header, Proposal from) {
        return new ProposalMade(
                header,
                from.basedOn(),
                from.version(),
                from.seed(),
                state(from.model()),
                from.trusted(),
                Doubles.canonical(from.incumbent()),
                map(from.picks(), ProposalCodec::pick),
                map(from.forecasts(), ProposalCodec::forecast));
    }

    private static Pick pick(dev.temper.schemas.Pick from) {
        return new Pick(
                Enums.toCore(Stream.class, from.getStream()),
                from.getTrial(),
                from.getParameters() == null ? null : Parts.configuration(from.getParameters()),
                from.getRung(),
                from.getScore(),
                from.getMean(),
                from.getSpread(),
                from.getPredicted(),
                from.getOver(),
                from.getSource());
    }

    private static dev.temper.schemas.Pick pick(Pick from) {
        return new dev.temper.schemas.Pick(
                Enums.toRecord(dev.temper.schemas.Stream.class, from.stream()),
                from.trial(),
                from.configuration() == null ? null : Parts.parameters(from.configuration()),
                from.rung(),
                Doubles.canonical(from.score()),
                Doubles.canonical(from.mean()),
                Doubles.canonical(from.spread()),
                Doubles.canonical(from.predicted()),
                from.over(),
                from.source());
    }

    private static Forecast forecast(dev.temper.schemas.Forecast from) {
        return new Forecast(
                from.getTrial(),
                from.getLease(),
                from.getEpoch(),
                from.getMean(),
                from.getSpread(),
                from.getPredicted(),
                from.getProbability(),
                from.getStop());
    }

    private static dev.temper.schemas.Forecast forecast(Forecast from) {
        return new dev.temper.schemas.Forecast(
                from.trial(),
                from.lease(),
                from.epoch(),
                Doubles.canonical(from.mean()),
                Doubles.canonical(from.spread()),
                Doubles.canonical(from.predicted()),
                Doubles.canonical(from.probability()),
                from.stop());
    }

    private static ModelState state(dev.temper.schemas.ModelState from) {
        return new ModelState(
                from.getHyperparameters(),
                from.getFittedAt(),
                from.getFits(),
                from.getWeights(),
                map(from.getOpen(), ProposalCodec::past),
                map(from.getJudged(), judged -> new Judged(past(judged.getForecast()), judged.getReached())),
                from.getCalibration());
    }

    private static dev.temper.schemas.ModelState state(ModelState from) {
        return new dev.temper.schemas.ModelState(
                map(from.hyperparameters(), value -> Doubles.canonical(value.doubleValue())),
                from.fittedAt(),
                from.fits(),
                map(from.open(), ProposalCodec::past),
                map(
                        from.judged(),
                        judged -> new JudgedForecast(past(judged.forecast()), Doubles.canonical(judged.reached()))),
                Doubles.canonical(from.calibration()),
                map(from.weights(), weight -> Doubles.canonical(weight.doubleValue())));
    }

    private static PastForecast past(dev.temper.schemas.PastForecast from) {
        return new PastForecast(from.getTrial(), from.getMean(), from.getSpread(), from.getLastValue());
    }

    private static dev.temper.schemas.PastForecast past(PastForecast from) {
        return new dev.temper.schemas.PastForecast(
                from.trial(),
                Doubles.canonical(from.mean()),
                Doubles.canonical(from.spread()),
                Doubles.canonical(from.lastValue()));
    }

    private static <A, B> List<B> map(List<A> from, Function<A, B> change) {
        List<B> to = new ArrayList<>(from.size());
        from.forEach(item -> to.add(change.apply(item)));
        return to;
    }
}
