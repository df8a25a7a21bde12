package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Reported;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Origin;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.views.TrialNote;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class NotesTest {
    private static final EventHeader HEADER = new EventHeader("digits", "agent/a/s", 1L, null);

    private static final Origin ORIGIN = new Origin("temper.agents", 0, 1L, 1L);

    private final Notes notes = new Notes(new EngineHarness(Journals.CONFIG).store());
    private ExperimentState state = ExperimentState.empty();
    private long number;

    /** Trial 1 trains under lease 1. */
    NotesTest() {
        step(new Event.ExperimentCreated(DefinitionReader.read("""
                id: digits
                metric: {name: loss, goal: minimize}
                parameters: [{name: x, type: double, min: 0, max: 1}]
                tasks: {epochs: {max: 9}}
                budget: {trials: 3}
                parallel: 3
                """)));
        step(new Event.SlotOffered(new Assignee("a", "s", 0, 1)));
    }

    private void step(Event event) {
        number++;
        state = ExperimentMachine.step(state, new JournalEntry(new EventId("test", number), number, event))
                .state();
    }

    private TrialNote after(SpecificRecord record) {
        ExperimentState before = state;
        step(EventCodec.decode(EventCodec.stamp(record, ORIGIN)).event());
        notes.take("digits", record, before, state);
        return notes.of("digits", 1);
    }

    private static MetricReported report(long lease, int epoch, double gpuSeconds) {
        return new MetricReported(
                HEADER,
                1,
                lease,
                epoch,
                List.of(new MetricValue("loss", 0.5, null), new MetricValue("gpu_seconds", gpuSeconds, null)),
                null);
    }

    private static TrialEnded failed(long lease, String detail) {
        return new TrialEnded(HEADER, 1, lease, Outcome.FAILED, 1, detail, false);
    }

    @Test
    void theLastFailureOfATrialIsKept() {
        assertThat(notes.of("digits", 1)).isEqualTo(TrialNote.NONE);
        assertThat(after(failed(1, "exit code 1\nfirst")).failure()).isEqualTo("exit code 1\nfirst");
        step(new Event.SlotOffered(new Assignee("a", "s", 0, 2)));
        assertThat(after(failed(2, "exit code 2\nsecond")).failure()).isEqualTo("exit code 2\nsecond");
    }

    @Test
    void whatTheMachineRefusesIsNotNoted() {
        assertThat(after(failed(7, "not its lease"))).isEqualTo(TrialNote.NONE);
        assertThat(after(report(7, 1, 30))).isEqualTo(TrialNote.NONE);
        after(report(1, 1, 30));
        assertThat(after(report(1, 1, 30)).gpuSeconds()).containsExactly(30.0);
    }

    @Test
    void secondsOfGpusAddUpByRung() {
        after(report(1, 1, 30));
        after(new TrialEnded(HEADER, 1, 1L, Outcome.PAUSED, null, "", false));
        step(new Event.SlotOffered(new Assignee("a", "s", 0, 2)));
        step(new Event.MetricReported(2, 2, 1, List.of(new Reported("loss", 0.9)), null));
        step(new Event.SlotOffered(new Assignee("b", "s", 0, 1)));
        step(new Event.MetricReported(3, 3, 1, List.of(new Reported("loss", 0.8)), null));
        step(new Event.SlotOffered(new Assignee("c", "s", 0, 1)));
        after(report(4, 2, 25));
        assertThat(after(report(4, 3, 35.5)).gpuSeconds()).containsExactly(30.0, 60.5);
        assertThat(after(report(4, 4, Double.NaN)).gpuSeconds()).containsExactly(30.0, 60.5);
    }

    @Test
    void secondsOfAReportBeyondItsTargetCountWhereItsCostDoes() {
        assertThat(after(report(1, 4, 30)).gpuSeconds()).containsExactly(0.0, 30.0);
    }

    @Test
    void aLongDetailKeepsItsReasonAndItsLastLines() {
        String cut = TrialNote.cut("exit code 1\n" + "x".repeat(100_000) + "\nthe last line");
        assertThat(cut).startsWith("exit code 1\n...\n").endsWith("x\nthe last line");
        assertThat(cut.length()).isLessThan(2_600);
        assertThat(TrialNote.cut("short")).isEqualTo("short");
    }
}
