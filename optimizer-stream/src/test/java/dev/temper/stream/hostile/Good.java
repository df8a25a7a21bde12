package dev.temper.stream.hostile;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentAnnotated;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentErased;
import dev.temper.schemas.ExperimentExtended;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.KeepRequested;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Origin;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.StopRequested;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.Samples;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A valid record of each type that a topic carries, all about one experiment. */
final class Good {
    static final String EXPERIMENT = "digits";
    static final String WITNESS = "witness";
    private static final long NOW = 1_700_000_000_000L;

    private Good() {}

    static String definition(String experiment) {
        return """
                {"id": "%s", "metric": {"name": "accuracy", "goal": "maximize"},
                 "parameters": [{"name": "x", "type": "double", "min": 0, "max": 1},
                   {"name": "n", "type": "int", "min": 1, "max": 1000},
                   {"name": "c", "type": "categorical", "values": ["a", "b", "c"]}],
                 "tasks": {"epochs": {"max": 27}}, "budget": {"trials": 500}, "parallel": 50, "method": "temper"}
                """.formatted(experiment);
    }

    static EventHeader header(String experiment, long number) {
        return new EventHeader(experiment, "good", number, null);
    }

    static SpecificRecord created(String experiment, long number) {
        return new ExperimentCreated(header(experiment, number), definition(experiment));
    }

    static SpecificRecord offer(String experiment, long number, int slot, long offer) {
        return new SlotOffered(header(experiment, number), new Assignee("host", "run-1", slot, offer), "");
    }

    /** Pauses and resumes in turn, so that each changes the experiment. */
    static SpecificRecord change(String experiment, long number) {
        EventHeader header = header(experiment, number);
        return number % 2 == 0 ? new ExperimentPaused(header, null) : new ExperimentResumed(header, null);
    }

    /** One of each type, numbered from 1,000,000 so that they are no repeats of what made the experiment. */
    static List<SpecificRecord> of(Topic topic) {
        EventHeader header = header(EXPERIMENT, 1_000_000);
        List<ParameterValue> parameters =
                List.of(new ParameterValue("x", 0.25), new ParameterValue("n", 3L), new ParameterValue("c", "b"));
        return switch (topic) {
            case EXPERIMENTS ->
                List.of(
                        created(EXPERIMENT, 1_000_000),
                        new ExperimentPaused(header, null),
                        new ExperimentResumed(header, null),
                        new SuggestionQueued(header, parameters),
                        new ExperimentExtended(header, 501, null, 81, "it pays"),
                        new StopRequested(header, 1, "it overfits"),
                        new KeepRequested(header, 1, "for the paper"),
                        new ExperimentAnnotated(header, "it learns", List.of("paper")),
                        new ExperimentArchived(header, "done"),
                        new ExperimentErased(header, "no use"));
            case AGENTS ->
                List.of(
                        offer(EXPERIMENT, 1_000_000, 1, 7),
                        new SlotWithdrawn(header, new Assignee("host", "run-1", 1, 7L)),
                        new AgentHeartbeat(header, "host", "run-1", List.of(new HeldLease(1, 1L))),
                        new TrialEnded(header, 1, 1L, Outcome.FAILED, 137, "the last line", false));
            case METRICS ->
                List.of(new MetricReported(header, 1, 1L, 1, List.of(new MetricValue("accuracy", 0.5, 0.01)), 12.5));
            case PROPOSALS ->
                List.of(EventCodec.encode(
                        EXPERIMENT,
                        new EventId(EventCodec.MODEL, 1_000_000),
                        new Event.ProposalMade(Samples.proposal())));
            case DECISIONS -> decisions();
            case JOURNAL -> journal();
            default -> throw new IllegalArgumentException("nobody folds " + topic);
        };
    }

    private static List<SpecificRecord> decisions() {
        List<SpecificRecord> decisions = new ArrayList<>();
        for (Decision decision : Samples.decisions().subList(0, 7)) {
            decisions.add(DecisionCodec.encode(EXPERIMENT, decision));
        }
        return decisions;
    }

    private static List<SpecificRecord> journal() {
        List<SpecificRecord> events = new ArrayList<>();
        for (Topic input : List.of(Topic.METRICS, Topic.PROPOSALS, Topic.AGENTS, Topic.EXPERIMENTS)) {
            events.addAll(of(input));
        }
        events.removeIf(AgentHeartbeat.class::isInstance);
        for (Event loss : List.of(new Event.TrialLost(1, 1), new Event.AgentLost("host", "run-1"))) {
            events.add(EventCodec.encode(EXPERIMENT, new EventId("intake/lost/1", 1_000_000), loss));
        }
        return events.stream().map(Good::journaled).toList();
    }

    /** The same as intake writes it. */
    static SpecificRecord journaled(SpecificRecord event) {
        return EventCodec.stamp(event, new Origin("temper.metrics", 0, 41L, NOW));
    }
}
