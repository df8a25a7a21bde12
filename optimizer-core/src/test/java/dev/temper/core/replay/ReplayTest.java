package dev.temper.core.replay;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.Scenario;
import dev.temper.core.experiment.Setup;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Law 3: the record and the journal say the same, or it is named what does not. */
class ReplayTest {
    private final Scenario past = Scenario.given(
            Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3).trials(3),
            offer("a"),
            offer("b"),
            offer("c"),
            report(1, 1, 0.5),
            report(2, 1, 0.6),
            report(3, 1, 0.4),
            ended(1, Outcome.PAUSED),
            offer("a"));

    private final List<Decision> recorded = new ArrayList<>(past.decisions());

    @Test
    void aFaithfulRecordHasNoDifferences() {
        Collections.reverse(recorded);
        List<JournalEntry> twice = new ArrayList<>(past.journal());
        twice.addAll(past.journal());
        ReplayReport report = Replay.verify(twice, recorded);
        assertThat(report.isFaithful()).isTrue();
        assertThat(report.first()).isNull();
        assertThat(report.events()).isEqualTo(past.journal().size());
        assertThat(report.decisions()).isEqualTo(past.decisions().size()).isGreaterThan(5);
        assertThat(report.state()).isEqualTo(past.state());
    }

    /** The engine skipped it, so a replay that died of it, or took it, would prove nothing. */
    @Test
    void anEventThatTheMachineFailsOnIsSkippedAndCounted() {
        List<JournalEntry> journal = new ArrayList<>(past.journal());
        JournalEntry bomb = new JournalEntry(new EventId("bomb", 1), 7, new Event.ExperimentPaused());
        journal.add(4, bomb);
        ReplayReport report = Replay.verify(
                (state, entry) -> {
                    if (entry.id().equals(bomb.id())) {
                        throw new StackOverflowError();
                    }
                    return ExperimentMachine.step(state, entry);
                },
                journal,
                recorded);
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.isFaithful()).isTrue();
        assertThat(report.state()).isEqualTo(past.state());
    }

    @Test
    void aChangedValueIsNamedByItsPath() {
        Decision old = recorded.get(5);
        Evidence e = old.evidence();
        Evidence changed = new Evidence(
                e.reason(),
                e.bracket(),
                e.rung(),
                Math.nextUp(Objects.requireNonNull(e.value())),
                null,
                e.rank(),
                e.size(),
                e.competitors());
        Decision forged = new Decision(old.number(), old.sequence(), old.time() + 1, old.action(), changed);
        recorded.set(5, forged);
        Divergence divergence =
                Objects.requireNonNull(Replay.verify(past.journal(), recorded).first());
        assertThat(divergence.kind()).isEqualTo(Divergence.Kind.DIFFERENT);
        assertThat(divergence.number()).isEqualTo(6);
        assertThat(divergence.fields()).containsExactly("time", "evidence.value", "evidence.cutoff");
        assertThat(divergence.derived()).isEqualTo(old);
        assertThat(divergence.recorded()).isEqualTo(forged);
    }

    @Test
    void missingAndSurplusDecisionsAreTold() {
        Decision missing = recorded.remove(2);
        Decision twice = recorded.get(0);
        recorded.add(twice);
        Decision last = recorded.get(recorded.size() - 2);
        Decision beyond = new Decision(last.number() + 1, last.sequence(), 0, last.action(), last.evidence());
        recorded.add(beyond);
        ReplayReport report = Replay.verify(past.journal(), recorded);
        assertThat(report.divergences())
                .containsExactly(Divergence.surplus(twice), Divergence.missing(missing), Divergence.surplus(beyond));
    }

    @Test
    void aChangedJournalIsFoundByItsDecisions() {
        List<JournalEntry> forged = new ArrayList<>(past.journal());
        JournalEntry entry = forged.get(6);
        Event.MetricReported report = (Event.MetricReported) entry.event();
        Event worse = new Event.MetricReported(
                report.trial(), report.lease(), report.epoch(), List.of(new Reported("loss", 0.7)), null);
        forged.set(6, new JournalEntry(entry.id(), entry.time(), worse));
        Divergence first =
                Objects.requireNonNull(Replay.verify(forged, recorded).first());
        assertThat(first.fields()).contains("action", "evidence.reason", "evidence.value");
    }
}
