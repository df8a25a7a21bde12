package dev.temper.deploy.client;

import dev.temper.console.api.Explanation;
import dev.temper.console.api.InsightAnswers;
import dev.temper.console.api.InsightAnswers.ImportanceAnswer;
import dev.temper.console.api.InsightAnswers.TasksAnswer;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Line;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.deploy.Failure;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.Fault;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads topics from their beginning: {@code temper.views}, or the journal, which the machine folds anew. */
public final class TopicReads implements Reads {
    private final Endpoints endpoints;

    /** Of the stack there. */
    public TopicReads(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public List<ExperimentView> experiments() {
        return Experiments.all(endpoints);
    }

    @Override
    public ExperimentViews experiment(String id) {
        try (ExperimentReader reader = Experiments.open(endpoints, id)) {
            return new ExperimentViews(Objects.requireNonNull(reader.experiment()), reader.trials());
        }
    }

    @Override
    public Explanation explanation(String id, int trial) {
        Chronicle chronicle = chronicle(id);
        Explanation explanation = Explanation.of(chronicle, definition(chronicle), trial);
        if (explanation.decisions().isEmpty()) {
            throw Reads.noDecision(id, trial);
        }
        return explanation;
    }

    @Override
    public ImportanceAnswer importance(String id) {
        return insight(id, InsightAnswers::importance);
    }

    @Override
    public TasksAnswer tasks(String id) {
        Chronicle chronicle = chronicle(id);
        return InsightAnswers.tasks(
                chronicle.state(), definition(chronicle), chronicle.beliefs().all());
    }

    /**
     * The whole state of an experiment, folded from its journal.
     *
     * @throws Failure when there is no such experiment, or not all of its journal
     */
    public ExperimentState state(String id) {
        return insight(id, (state, definition) -> state);
    }

    private <T> T insight(String id, BiFunction<ExperimentState, ExperimentDefinition, T> look) {
        Chronicle chronicle = chronicle(id);
        return look.apply(chronicle.state(), definition(chronicle));
    }

    private Chronicle chronicle(String id) {
        Chronicle chronicle = new Chronicle(id);
        boolean[] found = {false};
        try (TopicReader reader = new TopicReader(endpoints, Topic.JOURNAL, id)) {
            reader.toEnd(record -> {
                found[0] = true;
                JournalEntry entry = entry(record.value());
                if (entry != null) {
                    chronicle.take(new Line(record.offset(), entry, record.value()));
                }
            });
        }
        if (!found[0]) {
            throw Reads.noExperiment(id);
        }
        return chronicle;
    }

    private static ExperimentDefinition definition(Chronicle chronicle) {
        ExperimentDefinition definition = chronicle.state().header().definition();
        if (chronicle.isErased()) {
            throw Reads.erased(chronicle.experiment());
        }
        if (definition == null) {
            throw new Failure(
                    "the beginning of the journal of '%s' is missing: `temper replay %s` says from where it is there"
                            .formatted(chronicle.experiment(), chronicle.experiment()));
        }
        return definition;
    }

    /** Null for what the engine left out too. */
    private static @Nullable JournalEntry entry(SpecificRecord record) {
        try {
            return EventCodec.decode(record);
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            return null;
        }
    }
}
