package dev.temper.stream.codec;

import dev.temper.core.event.Event;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.schemas.AgentLost;
import dev.temper.schemas.ExperimentAnnotated;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentErased;
import dev.temper.schemas.ExperimentExtended;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.KeepRequested;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.ProposalMade;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.StopRequested;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.TrialLost;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Event records to events. */
final class EventDecoder {
    private EventDecoder() {}

    static Event decode(SpecificRecord record) {
        Event event = decodeTraining(record);
        if (event == null) {
            event = decodeLifecycle(record);
        }
        if (event == null) {
            event = decodeExperiment(record);
        }
        if (event == null) {
            throw new CodecException(record.getSchema().getFullName() + " is not an event of the journal");
        }
        return event;
    }

    private static @Nullable Event decodeTraining(SpecificRecord record) {
        if (record instanceof MetricReported r) {
            return new Event.MetricReported(
                    r.getTrial(), r.getLease(), r.getEpoch(), reported(r.getValues()), r.getSeconds());
        }
        if (record instanceof SlotOffered r) {
            return new Event.SlotOffered(Parts.assignee(r.getAssignee()), r.getStorage());
        }
        if (record instanceof SlotWithdrawn r) {
            return new Event.SlotWithdrawn(Parts.assignee(r.getAssignee()));
        }
        if (record instanceof TrialEnded r) {
            return new Event.TrialEnded(
                    r.getTrial(), r.getLease(), Enums.toCore(Outcome.class, r.getOutcome()), r.getConverged());
        }
        if (record instanceof TrialLost r) {
            return new Event.TrialLost(r.getTrial(), r.getLease());
        }
        if (record instanceof AgentLost r) {
            return new Event.AgentLost(r.getAgent(), r.getSession());
        }
        return null;
    }

    private static @Nullable Event decodeLifecycle(SpecificRecord record) {
        if (record instanceof ExperimentPaused r) {
            return new Event.ExperimentPaused(r.getReason());
        }
        if (record instanceof ExperimentResumed r) {
            return new Event.ExperimentResumed(r.getReason());
        }
        if (record instanceof ExperimentArchived r) {
            return new Event.ExperimentArchived(r.getReason());
        }
        if (record instanceof ExperimentExtended r) {
            return new Event.ExperimentExtended(r.getTrials(), r.getCostMicros(), r.getMaxEpochs(), r.getReason());
        }
        if (record instanceof ExperimentAnnotated r) {
            return new Event.ExperimentAnnotated(r.getNotes(), r.getTags());
        }
        if (record instanceof ExperimentErased r) {
            return new Event.ExperimentErased(r.getReason());
        }
        return null;
    }

    private static @Nullable Event decodeExperiment(SpecificRecord record) {
        if (record instanceof ExperimentCreated r) {
            return new Event.ExperimentCreated(DefinitionReader.readJson(r.getDefinition()));
        }
        if (record instanceof SuggestionQueued r) {
            return new Event.SuggestionQueued(Parts.configuration(r.getParameters()));
        }
        if (record instanceof StopRequested r) {
            return new Event.StopRequested(r.getTrial(), r.getReason());
        }
        if (record instanceof KeepRequested r) {
            return new Event.KeepRequested(r.getTrial(), r.getReason());
        }
        if (record instanceof ProposalMade r) {
            return new Event.ProposalMade(ProposalCodec.decode(r));
        }
        return null;
    }

    private static List<Reported> reported(List<MetricValue> values) {
        List<Reported> reported = new ArrayList<>(values.size());
        for (MetricValue value : values) {
            reported.add(new Reported(value.getName(), value.getValue(), value.getStddev()));
        }
        return reported;
    }
}
