package dev.temper.stream.codec;

import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Evidence.Competitor;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.trial.Stream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decision was taken on, to and from its record. */
final class EvidenceCodec {
    private EvidenceCodec() {}

    static Evidence decode(dev.temper.schemas.Evidence from) {
        List<Competitor> competitors = new ArrayList<>(from.getCompetitors().size());
        for (dev.temper.schemas.Competitor competitor : from.getCompetitors()) {
            competitors.add(new Competitor(competitor.getTrial(), competitor.getValue()));
        }
        return new Evidence(
                Enums.toCore(Reason.class, from.getReason()),
                from.getBracket(),
                from.getRung(),
                from.getValue(),
                from.getCutoff(),
                from.getRank(),
                from.getSize(),
                competitors,
                decode(from.getModel()),
                from.getNote());
    }

    static dev.temper.schemas.Evidence encode(Evidence from) {
        List<dev.temper.schemas.Competitor> competitors =
                new ArrayList<>(from.competitors().size());
        for (Competitor competitor : from.competitors()) {
            competitors.add(
                    new dev.temper.schemas.Competitor(competitor.trial(), Doubles.canonical(competitor.value())));
        }
        return new dev.temper.schemas.Evidence(
                Enums.toRecord(dev.temper.schemas.Reason.class, from.reason()),
                from.bracket(),
                from.rung(),
                Doubles.canonical(from.value()),
                Doubles.canonical(from.cutoff()),
                from.rank(),
                from.size(),
                competitors,
                encode(from.model()),
                from.note());
    }

    private static @Nullable ModelEvidence decode(dev.temper.schemas.@Nullable ModelEvidence from) {
        if (from == null) {
            return null;
        }
        return new ModelEvidence(
                from.getStream() == null ? null : Enums.toCore(Stream.class, from.getStream()),
                from.getScore(),
                from.getMean(),
                from.getSpread(),
                from.getPredicted(),
                from.getOver(),
                from.getProbability(),
                from.getCalibration(),
                from.getIncumbent(),
                from.getBasedOn(),
                from.getVersion(),
                from.getSource());
    }

    private static dev.temper.schemas.@Nullable ModelEvidence encode(@Nullable ModelEvidence from) {
        if (from == null) {
            return null;
        }
        return new dev.temper.schemas.ModelEvidence(
                from.stream() == null ? null : Enums.toRecord(dev.temper.schemas.Stream.class, from.stream()),
                Doubles.canonical(from.score()),
                Doubles.canonical(from.mean()),
                Doubles.canonical(from.spread()),
                Doubles.canonical(from.predicted()),
                from.over(),
                Doubles.canonical(from.probability()),
                Doubles.canonical(from.calibration()),
                Doubles.canonical(from.incumbent()),
                from.basedOn(),
                from.version(),
                from.source());
    }
}
