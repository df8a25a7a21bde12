package dev.temper.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.EventId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RefusalTextTest {
    @ParameterizedTest
    @EnumSource(RejectReason.class)
    void everyRefusalHasASentence(RejectReason reason) {
        Action reject = new Action.Reject(new EventId("agent", 3), 1, 2L, reason);
        assertThat(DecisionTextTest.text(reject, Evidence.of(Reason.REJECTED), "asha"))
                .startsWith("Event 3 of agent was refused: ")
                .doesNotContain(reason.name());
    }

    @Test
    void refusalsOfOneKindAreOneLine() {
        List<Decision> decisions = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> new Decision(
                        number,
                        number,
                        0,
                        number % 10 == 0
                                ? DecisionTextTest.STOP
                                : new Action.Reject(
                                        new EventId("agent", number),
                                        1,
                                        2L,
                                        number == 35 ? RejectReason.STALE_LEASE : RejectReason.EPOCH_REPEATED),
                        Evidence.of(Reason.REJECTED)))
                .toList();
        assertThat(RefusalText.lines(decisions, null))
                .containsExactly(
                        "1 event refused (decision 35): the right to run the trial, its lease, is over, and another may"
                                + " hold it now",
                        "35 events refused (decisions 1 to 39): that epoch, or a later one, was reported before");
    }

    @Test
    void aReportWithoutTheMetricIsToldWhichToReport() {
        Action reject = new Action.Reject(new EventId("agent", 3), 1, 2L, RejectReason.METRIC_MISSING);
        Evidence evidence = Evidence.of(Reason.REJECTED);
        assertThat(DecisionTextTest.text(reject, evidence, "asha"))
                .endsWith("accuracy is not among the values, and it is the experiment's metric: report it.");
        assertThat(DecisionTextTest.text(reject, evidence, DecisionTextTest.several("asha")))
                .endsWith("not every objective is among the values: report loss and size together.");
        assertThat(DecisionTextTest.text(reject, evidence, (ExperimentDefinition) null))
                .endsWith("report the one that the definition names.");
    }
}
