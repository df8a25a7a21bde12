package dev.temper.schemas.topic;

import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.AgentLost;
import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.ExperimentAnnotated;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentErased;
import dev.temper.schemas.ExperimentExtended;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.KeepRequested;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.PauseDecision;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.ProposalMade;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.StopDecision;
import dev.temper.schemas.StopRequested;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.TrialLost;
import dev.temper.schemas.TrialView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The topic catalogue: the one place that says what topics there are and what each carries. Topics are created and
 * checked from it, and docs/topics.md and docs/asyncapi.yaml are printed from it.
 *
 * <p>Every topic has the same number of partitions, so that an experiment has one partition and one order.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of.
public enum Topic {
    /** What users ask of experiments. */
    EXPERIMENTS(
            "temper.experiments",
            "What users ask: experiments created, paused, resumed, archived, extended, annotated, erased, suggestions of their own, trials stopped or kept.",
            Storage.INPUT,
            List.of("users", "temper experiment", "temper trial", "any watchdog"),
            List.of("intake"),
            List.of(
                    ExperimentCreated.class,
                    ExperimentPaused.class,
                    ExperimentResumed.class,
                    ExperimentArchived.class,
                    ExperimentExtended.class,
                    ExperimentAnnotated.class,
                    ExperimentErased.class,
                    SuggestionQueued.class,
                    StopRequested.class,
                    KeepRequested.class)),

    /** What agents say of their slots and of the processes in them. */
    AGENTS(
            "temper.agents",
            "What agents say: free slots, signs of life, ended trials.",
            Storage.INPUT,
            List.of("agents"),
            List.of("intake"),
            List.of(SlotOffered.class, SlotWithdrawn.class, AgentHeartbeat.class, TrialEnded.class)),

    /** Metrics of training, an epoch at a time. */
    METRICS(
            "temper.metrics",
            "What training reports: the metrics of an epoch.",
            Storage.INPUT,
            List.of("agents", "any training process"),
            List.of("intake"),
            List.of(MetricReported.class)),

    /** What the model advises. */
    PROPOSALS(
            "temper.proposals",
            "What the model advises: configurations and paused trials to train next, running trials to stop.",
            Storage.INPUT,
            List.of("model"),
            List.of("intake"),
            List.of(ProposalMade.class)),

    /** Every checked event in one order: the truth. */
    JOURNAL(
            "temper.journal",
            "The truth: every checked event, in one order for each experiment, kept for ever.",
            Storage.KEPT,
            List.of("intake", "temper import"),
            List.of("engine", "model", "temper replay", "temper export"),
            List.of(
                    ExperimentCreated.class,
                    ExperimentPaused.class,
                    ExperimentResumed.class,
                    ExperimentArchived.class,
                    ExperimentExtended.class,
                    ExperimentAnnotated.class,
                    ExperimentErased.class,
                    SuggestionQueued.class,
                    StopRequested.class,
                    KeepRequested.class,
                    SlotOffered.class,
                    SlotWithdrawn.class,
                    MetricReported.class,
                    TrialEnded.class,
                    TrialLost.class,
                    AgentLost.class,
                    ProposalMade.class)),

    /** Every decision, with its evidence. */
    DECISIONS(
            "temper.decisions",
            "Every decision with the evidence on which it was taken, numbered without gaps for each experiment.",
            Storage.KEPT,
            List.of("engine", "temper rebuild", "temper import"),
            List.of("agents", "intake", "temper explain", "temper replay", "temper export", "anyone"),
            List.of(
                    SuggestDecision.class,
                    PromoteDecision.class,
                    ContinueDecision.class,
                    PauseDecision.class,
                    StopDecision.class,
                    RejectDecision.class,
                    CompleteDecision.class)),

    /** Experiments and trials as they stand now. */
    VIEWS(
            "temper.views",
            "Experiments and trials as they stand now: the last record of a key is its present state, and a null value says that the experiment was erased.",
            Storage.COMPACTED,
            List.of("engine"),
            List.of("temper watch", "temper best", "temper experiment", "anyone"),
            List.of(ExperimentView.class, TrialView.class)),

    /** Records that could not be taken. */
    DEAD_LETTERS(
            "temper.dead-letters",
            "Records that could not be taken: why, from where, and their bytes.",
            Storage.MONTH,
            List.of("intake", "engine"),
            List.of("temper dead-letters"),
            List.of(DeadLetter.class));

    /** Partitions of each topic when nobody says otherwise. */
    public static final int DEFAULT_PARTITIONS = 4;

    private final String topicName;
    private final String doc;
    private final Storage storage;
    private final List<String> writers;
    private final List<String> readers;
    private final List<Class<? extends SpecificRecord>> types;

    Topic(
            String topicName,
            String doc,
            Storage storage,
            List<String> writers,
            List<String> readers,
            List<Class<? extends SpecificRecord>> types) {
        this.topicName = topicName;
        this.doc = doc;
        this.storage = storage;
        this.writers = writers;
        this.readers = readers;
        this.types = types;
    }

    /** The topic of that Kafka name, if the catalogue has one. */
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    /** Name in Kafka, such as {@code temper.metrics}. */
    public String topicName() {
        return topicName;
    }

    /** What the topic is for, in a sentence. */
    public String doc() {
        return doc;
    }

    /** How Kafka keeps it: cleanup, retention, whose clock stamps its records. */
    public Storage storage() {
        return storage;
    }

    /** What a record's key is. */
    public String key() {
        return this == VIEWS ? "experiment id, or experiment id/trial/number" : "experiment id";
    }

    /** Who publishes to it. */
    public List<String> writers() {
        return writers;
    }

    /** Who consumes it. */
    public List<String> readers() {
        return readers;
    }

    /** The record types that it may carry. */
    public List<Class<? extends SpecificRecord>> types() {
        return types;
    }

    /** Whether it may carry records of this type. */
    public boolean carries(Class<?> type) {
        return types.contains(type);
    }
}
