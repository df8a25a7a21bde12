package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.Origin;
import dev.temper.schemas.ProposalMade;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.Samples;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProposalAdmissionTest {
    private final IntakeKit intake = new IntakeKit();

    @BeforeEach
    void createExperiment() {
        intake.publish(Topic.EXPERIMENTS, Inputs.created(1));
        assertThat(intake.journal()).hasSize(1);
    }

    @AfterEach
    void nothingElseWasWritten() {
        assertThat(intake.journal()).isEmpty();
        assertThat(intake.deadLetters()).isEmpty();
        intake.close();
    }

    @Test
    void proposalIsAppendedWithItsOriginAndBitForBit() {
        intake.publish(Topic.PROPOSALS, proposal());
        ProposalMade entry = (ProposalMade) intake.journal().get(0);
        assertThat(entry.getHeader().getOrigin()).isEqualTo(new Origin("temper.proposals", 0, 0L, IntakeKit.START));
        assertThat(EventCodec.decode(entry).event()).isEqualTo(new Event.ProposalMade(Samples.proposal()));
    }

    @Test
    void onlyProposalsComeFromTheModel() {
        intake.publish(Topic.PROPOSALS, Inputs.metric(1, 1, 1, 1, 0.5));
        intake.publish(Topic.METRICS, proposal());
        assertThat(intake.deadLetters()).extracting("reason").containsExactly("WRONG_TYPE", "WRONG_TYPE");
    }

    /** Its numbers are those of the proposals: one of them would be taken for a repeat. */
    @Test
    void noAgentTakesTheNameOfTheModel() {
        MetricReported metric = Inputs.metric(1, 1, 1, 1, 0.5);
        metric.getHeader().put("producer", "model");
        intake.publish(Topic.METRICS, metric);
        assertThat(intake.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getDetail())
                        .contains("header.producer is \"model\"")
                        .contains("take another name"));
    }

    static Stream<Arguments> insane() {
        return Stream.of(
                insane(p -> set(p, "basedOn", 0L), "basedOn is 0"),
                insane(p -> set(p, "version", 0), "version is 0"),
                insane(p -> set(p.getModel(), "calibration", 0.5), "model.calibration is 0.5"),
                insane(p -> set(p.getModel(), "calibration", Double.NaN), "model.calibration is NaN"),
                insane(
                        p -> set(p.getModel(), "hyperparameters", List.of(0.0, Double.NaN)),
                        "model.hyperparameters[1] is NaN"),
                insane(p -> set(p.getModel().getOpen().get(0), "trial", 0), "model.open.trial is 0"),
                insane(p -> set(p.getPicks().get(0), "score", Double.NaN), "picks[0].score is NaN"),
                insane(p -> set(p.getPicks().get(0), "trial", 3), "picks[0].trial is 3"),
                insane(p -> set(p.getPicks().get(1), "trial", 0), "picks[1].trial is 0"),
                insane(p -> set(p.getPicks().get(0), "parameters", List.of()), "picks[0].parameters is empty"),
                insane(p -> set(p.getPicks().get(1), "spread", -1.0), "picks[1].spread is -1.0"),
                insane(p -> set(p.getPicks().get(1), "rung", -1), "picks[1].rung is -1"),
                insane(p -> set(p.getForecasts().get(0), "probability", 1.5), "forecasts[0].probability is 1.5"),
                insane(
                        p -> set(p.getForecasts().get(0), "mean", Double.POSITIVE_INFINITY),
                        "forecasts[0].mean is Infinity"),
                insane(p -> set(p, "picks", many(p.getPicks().get(1))), "picks has 10001 items"),
                insane(p -> set(p, "forecasts", many(p.getForecasts().get(0))), "forecasts has 10001 items"));
    }

    private static Arguments insane(Consumer<ProposalMade> change, String detail) {
        return Arguments.of(change, detail);
    }

    private static void set(SpecificRecord record, String field, Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
    }

    private static <T> List<T> many(T item) {
        return Collections.nCopies(10_001, item);
    }

    @ParameterizedTest
    @MethodSource("insane")
    void insaneFieldIsNamed(Consumer<ProposalMade> change, String detail) {
        ProposalMade proposal = proposal();
        change.accept(proposal);
        intake.publish(Topic.PROPOSALS, proposal);
        assertThat(intake.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("INVALID_EVENT");
            assertThat(letter.getDetail()).contains(detail);
        });
    }

    private static ProposalMade proposal() {
        return (ProposalMade)
                EventCodec.encode("digits", new EventId("model", 1), new Event.ProposalMade(Samples.proposal()));
    }
}
