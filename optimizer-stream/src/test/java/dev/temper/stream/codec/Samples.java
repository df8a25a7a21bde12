package dev.temper.stream.codec;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Evidence.Competitor;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.ModelState.Judged;
import dev.temper.core.proposal.PastForecast;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of each event and decision, with the values that codecs get wrong. */
public final class Samples {
    static final Configuration CONFIGURATION = new Configuration(List.of(
            new Setting("a", new Value.OfDouble(-0.0)),
            new Setting("b", new Value.OfLong(Long.MIN_VALUE)),
            new Setting("c", new Value.OfText("ü\u0000\uD83D\uDE00"))));
    private static final Assignee ASSIGNEE = new Assignee("agent", "session", 3, Long.MAX_VALUE);
    private static final Target TARGET = new Target(2, "9", 3, 9);

    private Samples() {}

    /** Every kind of event that a journal holds. */
    public static List<Event> events() {
        List<Event> events = new ArrayList<>(List.of(
                new Event.ExperimentCreated(DefinitionReader.read(DefinitionReaderTest.DIGITS)),
                new Event.SlotOffered(ASSIGNEE),
                new Event.SlotOffered(ASSIGNEE, "rack-1"),
                new Event.SlotWithdrawn(ASSIGNEE),
                new Event.MetricReported(
                        1,
                        2,
                        3,
                        List.of(
                                new Reported("nan", Double.NaN),
                                new Reported("zero", -0.0, 0.25),
                                new Reported("inf", Double.NEGATIVE_INFINITY)),
                        Double.MIN_VALUE),
                new Event.MetricReported(Integer.MAX_VALUE, Long.MAX_VALUE, 1, List.of(), null),
                new Event.TrialLost(1, 2),
                new Event.AgentLost("agent", "session"),
                new Event.ProposalMade(proposal()),
                new Event.ProposalMade(new Proposal(1, 1, 0, ModelState.NONE, false, null, List.of(), List.of()))));
        events.addAll(asked());
        for (Outcome outcome : Outcome.values()) {
            events.add(new Event.TrialEnded(1, 2, outcome));
            events.add(new Event.TrialEnded(1, 2, outcome, true));
        }
        return events;
    }

    private static List<Event> asked() {
        return List.of(
                new Event.ExperimentPaused(),
                new Event.ExperimentResumed(),
                new Event.ExperimentArchived(),
                new Event.ExperimentPaused("ü"),
                new Event.ExperimentResumed("it is \u2013 ü"),
                new Event.ExperimentArchived("no use"),
                new Event.ExperimentAnnotated("a\nb\u2013ü", List.of("paper", "ü")),
                new Event.ExperimentAnnotated("", List.of()),
                new Event.ExperimentErased("ü"),
                new Event.ExperimentErased(null),
                new Event.SuggestionQueued(CONFIGURATION),
                new Event.ExperimentExtended(7, Long.MAX_VALUE, 81, "ü"),
                new Event.ExperimentExtended(null, null, null, null),
                new Event.StopRequested(1, "the loss is 7 \u2013 hopeless"),
                new Event.KeepRequested(Integer.MAX_VALUE, "ü"));
    }

    /** A proposal with every part. */
    public static Proposal proposal() {
        PastForecast past = new PastForecast(3, -0.0, 0.25, Double.NaN);
        return new Proposal(
                41,
                2,
                Long.MIN_VALUE,
                new ModelState(
                        List.of(-0.0, Double.MIN_VALUE, 0.1 + 0.2),
                        40,
                        3,
                        List.of(past),
                        List.of(new Judged(past, 1.5)),
                        1.25),
                true,
                Double.NEGATIVE_INFINITY,
                List.of(
                        new Pick(
                                Stream.KNOWLEDGE,
                                0,
                                CONFIGURATION,
                                1,
                                Double.NEGATIVE_INFINITY,
                                0.5,
                                0,
                                0.9,
                                List.of(4, 2)),
                        new Pick(Stream.FINISHER, 7, null, 3, -2.5, -1, 1e-300, 0.95, List.of())),
                List.of(new Forecast(5, Long.MAX_VALUE, 9, 0.5, 0.25, 0.875, 0.015625, true)));
    }

    /** Every kind of decision, with every reason. */
    public static List<Decision> decisions() {
        List<Action> actions = new ArrayList<>(List.of(
                new Action.Suggest(1, 2, ASSIGNEE, CONFIGURATION, TARGET),
                new Action.Promote(1, 2, ASSIGNEE, CONFIGURATION, TARGET),
                new Action.Continue(1, 2, TARGET),
                new Action.Pause(1, 2),
                new Action.Stop(1, 2),
                new Action.Complete(null, null),
                new Action.Complete(5, Double.NaN)));
        List<Decision> decisions = new ArrayList<>();
        for (Action action : actions) {
            decisions.add(decision(action, evidence(Reason.NEW, -0.0, null)));
        }
        for (Reason reason : Reason.values()) {
            decisions.add(decision(actions.get(4), evidence(reason, Double.NaN, Double.POSITIVE_INFINITY)));
        }
        decisions.add(decision(
                actions.get(4), evidence(Reason.STOP_REQUESTED, 0.5, null).noted("ü \uD83D\uDE00")));
        for (ModelEvidence part : List.of(
                new ModelEvidence(Stream.FINISHER, -0.0, 0.1, 0.2, 0.3, List.of(3, 1), null, 1, null, 9, 1),
                new ModelEvidence(null, null, 0.1, 0.2, Double.NaN, List.of(), 0.015625, 1.5, 0.9, 9, 1))) {
            decisions.add(
                    decision(actions.get(0), evidence(Reason.NEW, 0.5, null).with(part)));
        }
        for (RejectReason reason : RejectReason.values()) {
            decisions.add(
                    decision(new Action.Reject(new EventId("p", 9), null, null, reason), Evidence.of(Reason.REJECTED)));
        }
        decisions.add(decision(
                new Action.Reject(new EventId("p", 9), 4, 7L, RejectReason.STALE_LEASE), Evidence.of(Reason.REJECTED)));
        return decisions;
    }

    private static Decision decision(Action action, Evidence evidence) {
        return new Decision(Long.MAX_VALUE, 77, 1_700_000_000_000L, action, evidence);
    }

    private static Evidence evidence(Reason reason, @Nullable Double value, @Nullable Double cutoff) {
        return new Evidence(
                reason, 1, 2, value, cutoff, 3, 4, List.of(new Competitor(1, Double.NaN), new Competitor(2, -0.0)));
    }
}
