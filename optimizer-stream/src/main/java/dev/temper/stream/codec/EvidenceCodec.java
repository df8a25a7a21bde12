package dev.temper.stream.codec;

import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Evidence.Competitor;
import dev.temper.core.decision.Reason;
import java.util.ArrayList;
import java.util.List;

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
                competitors);
    }

    static dev.temper.schemas.Evidence encode(Evidence from) {
        List<dev.temper.schemas.Competitor> competitors =
                new ArrayList<>(from.competitors().size());
        for (Competitor competitor : from.competitors()) {
            competitors.add(new dev.temper.schemas.Competitor(competitor.trial(), canonical(competitor.value())));
        }
        return new dev.temper.schemas.Evidence(
                Enums.toRecord(dev.temper.schemas.Reason.class, from.reason()),
                from.bracket(),
                from.rung(),
                from.value() == null ? null : canonical(from.value()),
                from.cutoff() == null ? null : canonical(from.cutoff()),
                from.rank(),
                from.size(),
                competitors);
    }

    /** There are many NaNs, all equal, and a JVM may turn one into another: equal decisions must have equal bytes. */
    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }
}
