package dev.temper.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.text.AvroJson;
import dev.temper.console.text.DecisionText;
import dev.temper.console.text.PastRuns;
import dev.temper.console.text.RefusalText;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.trial.Trial;
import dev.temper.stream.codec.DecisionCodec;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on a trial, and why: what {@code temper explain} prints.
 *
 * @param decisions in their order, refusals of events among them
 * @param refused the refusals in a line for each reason
 * @param kept why somebody keeps it; null when nobody does
 * @param failures runs that failed
 * @param failure why the last of them did, and what is kept of its output; null when none failed
 */
public record Explanation(
        int trial,
        List<Explained> decisions,
        List<String> refused,
        @Nullable String kept,
        int failures,
        @Nullable String failure) {
    /** Copies the lists. */
    public Explanation {
        decisions = List.copyOf(decisions);
        refused = List.copyOf(refused);
    }

    /**
     * A decision.
     *
     * @param refusal whether it refuses an event
     * @param record as {@code temper.decisions} has it, with its kind as {@code decision}
     */
    public record Explained(long number, long sequence, long time, boolean refusal, String text, JsonNode record) {}

    /** Of a trial; without decisions where there is none of that number. */
    public static Explanation of(Chronicle chronicle, ExperimentDefinition definition, int number) {
        Trial trial = chronicle.state().trials().get(number);
        List<Decision> decisions = chronicle.trial(number).decisions();
        PastRuns runs = chronicle.runsOf(number);
        return new Explanation(
                number,
                decisions.stream()
                        .map(decision -> explained(chronicle.experiment(), decision, definition, runs))
                        .toList(),
                RefusalText.lines(decisions, definition),
                trial == null ? null : trial.kept(),
                trial == null ? 0 : trial.failures(),
                chronicle.trial(number).failure());
    }

    private static Explained explained(
            String experiment, Decision decision, ExperimentDefinition definition, PastRuns runs) {
        SpecificRecord record = DecisionCodec.encode(experiment, decision);
        ObjectNode node = AvroJson.tree(record);
        node.put("decision", record.getSchema().getName());
        return new Explained(
                decision.number(),
                decision.sequence(),
                decision.time(),
                decision.action() instanceof Action.Reject,
                DecisionText.sentences(decision, definition, runs),
                node);
    }
}
