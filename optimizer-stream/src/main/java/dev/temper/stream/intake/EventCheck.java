package dev.temper.stream.intake;

import dev.temper.core.experiment.AnnotationCheck;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentAnnotated;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentErased;
import dev.temper.schemas.ExperimentExtended;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.KeepRequested;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.ProposalMade;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.StopRequested;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.TrialEnded;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.deadletter.RefusalReason;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Whether the fields of an event are sane in themselves. A NaN metric is: it is an outcome of training. */
final class EventCheck {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_WORDS = 1_000;
    private static final long HIGHEST_NUMBER = Long.MAX_VALUE / 2;
    private static final int MOST_VALUES = 100;
    private static final int MOST_LEASES = 10_000;
    private static final int MOST_PARAMETERS = 10_000;

    private EventCheck() {}

    /** Throws a {@link RefusedException} that names the first field that is not. */
    static void check(SpecificRecord event) {
        header(EventCodec.header(event), event instanceof ProposalMade);
        if (event instanceof MetricReported e) {
            metric(e);
        } else if (event instanceof SlotOffered e) {
            assignee(e.getAssignee());
            text("storage", e.getStorage());
        } else if (event instanceof SlotWithdrawn e) {
            assignee(e.getAssignee());
        } else if (event instanceof AgentHeartbeat e) {
            heartbeat(e);
        } else if (event instanceof TrialEnded e) {
            lease("", e.getTrial(), e.getLease());
            require(
                    e.getOutcome() != Outcome.UNKNOWN,
                    "outcome is UNKNOWN: say how the run ended, or upgrade Temper to a version that knows the outcome");
        } else if (event instanceof SuggestionQueued e) {
            parameters("parameters", e.getParameters());
        } else if (event instanceof ProposalMade e) {
            ProposalRecordCheck.check(e);
        } else {
            byHand(event);
        }
    }

    /** What users ask, and why. */
    private static void byHand(SpecificRecord event) {
        if (event instanceof ExperimentExtended e) {
            extended(e);
        } else if (event instanceof StopRequested e) {
            asked(e.getTrial(), e.getReason());
        } else if (event instanceof KeepRequested e) {
            asked(e.getTrial(), e.getReason());
        } else if (event instanceof ExperimentPaused e) {
            reason(e.getReason());
        } else if (event instanceof ExperimentResumed e) {
            reason(e.getReason());
        } else if (event instanceof ExperimentArchived e) {
            reason(e.getReason());
        } else if (event instanceof ExperimentErased e) {
            reason(e.getReason());
        } else if (event instanceof ExperimentAnnotated e) {
            AnnotationCheck.check(e.getNotes(), e.getTags()).forEach(problem -> require(false, problem.message()));
        }
    }

    private static void header(EventHeader header, boolean isProposal) {
        name("header.producer", header.getProducer());
        require(
                !header.getProducer().startsWith(LossEvents.PRODUCER),
                "header.producer is \"" + header.getProducer() + "\": names with " + LossEvents.PRODUCER
                        + " are intake's own");
        require(
                isProposal || !header.getProducer().equals(EventCodec.MODEL),
                "header.producer is \"" + EventCodec.MODEL + "\", by which proposals are counted: take another name");
        atLeastOne("header.number", header.getNumber());
        require(
                header.getNumber() <= HIGHEST_NUMBER,
                "header.number is " + header.getNumber() + ": numbers end at " + HIGHEST_NUMBER
                        + ", so that a producer always has a next one");
    }

    private static void metric(MetricReported event) {
        lease("", event.getTrial(), event.getLease());
        atLeastOne("epoch", event.getEpoch());
        List<MetricValue> values = event.getValues();
        require(!values.isEmpty(), "values is empty: report at least the experiment's metric");
        atMost("values", values.size(), MOST_VALUES);
        for (int i = 0; i < values.size(); i++) {
            name("values[" + i + "].name", values.get(i).getName());
            Double stddev = values.get(i).getStddev();
            require(
                    stddev == null || (stddev >= 0 && stddev < Double.POSITIVE_INFINITY),
                    "values[" + i + "].stddev of " + values.get(i).getName() + " is " + stddev
                            + ": give a finite standard deviation from 0, or null when it is not known");
        }
        Double seconds = event.getSeconds();
        require(
                seconds == null || (seconds >= 0 && seconds < Double.POSITIVE_INFINITY),
                "seconds is " + seconds + ": give a time from 0, or null when it was not measured");
    }

    private static void heartbeat(AgentHeartbeat event) {
        name("agent", event.getAgent());
        name("session", event.getSession());
        List<HeldLease> leases = event.getLeases();
        atMost("leases", leases.size(), MOST_LEASES);
        for (int i = 0; i < leases.size(); i++) {
            lease("leases[" + i + "].", leases.get(i).getTrial(), leases.get(i).getLease());
        }
    }

    private static void extended(ExperimentExtended event) {
        require(
                event.getTrials() != null || event.getCostMicros() != null || event.getMaxEpochs() != null,
                "trials, costMicros and maxEpochs are null: give the new total of at least one");
        atLeastOne("trials", event.getTrials() == null ? 1 : event.getTrials());
        atLeastOne("costMicros", event.getCostMicros() == null ? 1 : event.getCostMicros());
        atLeastOne("maxEpochs", event.getMaxEpochs() == null ? 1 : event.getMaxEpochs());
        reason(event.getReason());
    }

    /** One that may be left out. */
    private static void reason(@Nullable String value) {
        if (value != null) {
            words("reason", value);
        }
    }

    private static void asked(int trial, String reason) {
        atLeastOne("trial", trial);
        words("reason", reason);
    }

    /** What somebody says for the record: a line. */
    static void words(String field, String value) {
        require(!value.isBlank(), field + " is empty: say why, in a line");
        require(
                value.length() <= LONGEST_WORDS,
                field + " has " + value.length() + " characters: use at most " + LONGEST_WORDS);
        require(value.chars().noneMatch(Character::isISOControl), field + " has a control character: write one line");
    }

    static void parameters(String path, List<ParameterValue> parameters) {
        require(!parameters.isEmpty(), path + " is empty: give a value for every parameter of the experiment");
        atMost(path, parameters.size(), MOST_PARAMETERS);
        for (int i = 0; i < parameters.size(); i++) {
            name(path + "[" + i + "].name", parameters.get(i).getName());
        }
    }

    static void assignee(Assignee assignee) {
        name("assignee.agent", assignee.getAgent());
        name("assignee.session", assignee.getSession());
        require(assignee.getSlot() >= 0, "assignee.slot is " + assignee.getSlot() + ": slots count from 0");
        atLeastOne("assignee.offer", assignee.getOffer());
    }

    static void lease(String path, int trial, long lease) {
        atLeastOne(path + "trial", trial);
        atLeastOne(path + "lease", lease);
    }

    static void name(String field, String value) {
        require(!value.isBlank(), field + " is empty: give a name");
        text(field, value);
    }

    /** A name that may be empty. */
    static void text(String field, String value) {
        require(
                value.length() <= LONGEST_NAME,
                field + " has " + value.length() + " characters: use at most " + LONGEST_NAME);
        // Names are parts of the keys of stores, which are parted by a control character.
        require(value.chars().noneMatch(Character::isISOControl), field + " has a control character: remove it");
    }

    static void atLeastOne(String field, long value) {
        require(value >= 1, field + " is " + value + ": it counts from 1");
    }

    static void atMost(String field, int size, int most) {
        require(size <= most, field + " has " + size + " items: send at most " + most);
    }

    static void require(boolean holds, String problem) {
        if (!holds) {
            throw new RefusedException(RefusalReason.INVALID_EVENT, problem);
        }
    }
}
