package dev.temper.stream.codec;

import dev.temper.core.event.Event;
import dev.temper.core.trial.Reported;
import dev.temper.schemas.AgentLost;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.TrialLost;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Events to event records. What the core does not hold (an exit code, the time of a silence) stays empty. */
final class EventEncoder {
    private EventEncoder() {}

    static SpecificRecord encode(EventHeader header, Event event) {
        SpecificRecord training = encodeTraining(header, event);
        if (training != null) {
            return training;
        }
        if (event instanceof Event.ExperimentCreated e) {
            return new ExperimentCreated(header, DefinitionWriter.write(e.definition()));
        }
        if (event instanceof Event.ExperimentPaused) {
            return new ExperimentPaused(header);
        }
        if (event instanceof Event.ExperimentResumed) {
            return new ExperimentResumed(header);
        }
        if (event instanceof Event.ExperimentArchived) {
            return new ExperimentArchived(header);
        }
        if (event instanceof Event.ProposalMade e) {
            return ProposalCodec.encode(header, e.proposal());
        }
        if (event instanceof Event.SuggestionQueued e) {
            return new SuggestionQueued(header, Parts.parameters(e.configuration()));
        }
        // Java 17 has no switch over a sealed type: a test over its kinds keeps this from being reached.
        throw new IllegalStateException("there is no record for " + event);
    }

    private static @Nullable SpecificRecord encodeTraining(EventHeader header, Event event) {
        if (event instanceof Event.MetricReported e) {
            return new MetricReported(header, e.trial(), e.lease(), e.epoch(), values(e.values()), e.seconds());
        }
        if (event instanceof Event.SlotOffered e) {
            return new SlotOffered(header, Parts.assignee(e.assignee()));
        }
        if (event instanceof Event.TrialEnded e) {
            return new TrialEnded(header, e.trial(), e.lease(), Enums.toRecord(Outcome.class, e.outcome()), null, "");
        }
        if (event instanceof Event.TrialLost e) {
            return new TrialLost(header, e.trial(), e.lease(), 0L);
        }
        if (event instanceof Event.AgentLost e) {
            return new AgentLost(header, e.agent(), e.session(), 0L);
        }
        return null;
    }

    private static List<MetricValue> values(List<Reported> reported) {
        List<MetricValue> values = new ArrayList<>(reported.size());
        for (Reported value : reported) {
            values.add(new MetricValue(value.metric(), value.value(), value.stddev()));
        }
        return values;
    }
}
