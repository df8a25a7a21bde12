package dev.temper.stream.codec;

import dev.temper.core.event.Event;
import dev.temper.core.trial.Reported;
import dev.temper.schemas.AgentLost;
import dev.temper.schemas.EventHeader;
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
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.StopRequested;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.TrialLost;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Events to event records. What the core does not hold (an exit code, the time of a silence) stays empty. */
final class EventEncoder implements Event.Visitor<SpecificRecord> {
    private final EventHeader header;

    private EventEncoder(EventHeader header) {
        this.header = header;
    }

    static SpecificRecord encode(EventHeader header, Event event) {
        return event.accept(new EventEncoder(header));
    }

    @Override
    public SpecificRecord created(Event.ExperimentCreated event) {
        return new ExperimentCreated(header, DefinitionWriter.write(event.definition()));
    }

    @Override
    public SpecificRecord paused(Event.ExperimentPaused event) {
        return new ExperimentPaused(header, event.reason());
    }

    @Override
    public SpecificRecord resumed(Event.ExperimentResumed event) {
        return new ExperimentResumed(header, event.reason());
    }

    @Override
    public SpecificRecord archived(Event.ExperimentArchived event) {
        return new ExperimentArchived(header, event.reason());
    }

    @Override
    public SpecificRecord extended(Event.ExperimentExtended event) {
        return new ExperimentExtended(header, event.trials(), event.costMicros(), event.maxEpochs(), event.reason());
    }

    @Override
    public SpecificRecord annotated(Event.ExperimentAnnotated event) {
        return new ExperimentAnnotated(header, event.notes(), event.tags());
    }

    @Override
    public SpecificRecord erased(Event.ExperimentErased event) {
        return new ExperimentErased(header, event.reason());
    }

    @Override
    public SpecificRecord queued(Event.SuggestionQueued event) {
        return new SuggestionQueued(header, Parts.parameters(event.configuration()));
    }

    @Override
    public SpecificRecord stopRequested(Event.StopRequested event) {
        return new StopRequested(header, event.trial(), event.reason());
    }

    @Override
    public SpecificRecord keepRequested(Event.KeepRequested event) {
        return new KeepRequested(header, event.trial(), event.reason());
    }

    @Override
    public SpecificRecord offered(Event.SlotOffered event) {
        return new SlotOffered(header, Parts.assignee(event.assignee()), event.storage());
    }

    @Override
    public SpecificRecord withdrawn(Event.SlotWithdrawn event) {
        return new SlotWithdrawn(header, Parts.assignee(event.assignee()));
    }

    @Override
    public SpecificRecord reported(Event.MetricReported event) {
        return new MetricReported(
                header, event.trial(), event.lease(), event.epoch(), values(event.values()), event.seconds());
    }

    @Override
    public SpecificRecord ended(Event.TrialEnded event) {
        return new TrialEnded(
                header,
                event.trial(),
                event.lease(),
                Enums.toRecord(Outcome.class, event.outcome()),
                null,
                "",
                event.converged());
    }

    @Override
    public SpecificRecord trialLost(Event.TrialLost event) {
        return new TrialLost(header, event.trial(), event.lease(), 0L);
    }

    @Override
    public SpecificRecord proposed(Event.ProposalMade event) {
        return ProposalCodec.encode(header, event.proposal());
    }

    @Override
    public SpecificRecord agentLost(Event.AgentLost event) {
        return new AgentLost(header, event.agent(), event.session(), 0L);
    }

    private static List<MetricValue> values(List<Reported> reported) {
        List<MetricValue> values = new ArrayList<>(reported.size());
        for (Reported value : reported) {
            values.add(new MetricValue(value.metric(), value.value(), value.stddev()));
        }
        return values;
    }
}
