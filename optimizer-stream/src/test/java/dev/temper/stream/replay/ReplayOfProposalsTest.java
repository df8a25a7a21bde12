package dev.temper.stream.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.experiment.Step;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Proposal;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.model.Run;
import dev.temper.stream.replay.Recorded.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals are inputs of decisions, and yet they follow from the journal: replay computes them again. */
class ReplayOfProposalsTest {
    @TempDir
    Path directory;

    private final List<Integer> progress = new ArrayList<>();

    /** Its calibration follows from the state, and from all proposals before. */
    private static @Nullable Proposal propose(ExperimentState state) {
        Proposal before = state.proposal();
        double last = before == null ? 1 : before.model().calibration();
        double next = last + 1 / (2.0 + state.header().epochs());
        ModelState model = new ModelState(List.of(Double.MIN_VALUE, -0.0), 1, 1, List.of(), List.of(), next);
        return new Proposal(state.header().sequence(), 1, 0, model, false, null, List.of(), List.of());
    }

    private ReplayResult check(Run run) {
        return check(run, ReplayOfProposalsTest::propose);
    }

    private ReplayResult check(Run run, Proposer proposer) {
        Path file = directory.resolve("export.jsonl");
        ExportWriter.write(recording(run), file);
        return ReplayCheck.check(ExportReader.read(file), definition -> proposer, progress::add);
    }

    private static Proposal proposeOn(Run run) {
        return java.util.Objects.requireNonNull(propose(run.state()));
    }

    @Test
    void everyProposalIsComputedAgainFromWhatItIsBasedOn() {
        Run run = new Run().start().report(1);
        Proposal late = proposeOn(run);
        run.end().start().proposal(late);
        run.report(1).proposal(proposeOn(run));
        ReplayResult result = check(run);
        assertThat(result.first()).isEmpty();
        assertThat(result.proposals()).isEqualTo(2);
        assertThat(progress).containsExactly(1, 2);
    }

    @Test
    void aChangedBitOfAProposalIsNamed() {
        Run run = new Run().start().report(1);
        Proposal good = proposeOn(run);
        ModelState model = good.model();
        ModelState bent = new ModelState(
                List.of(Double.MIN_VALUE, 0.0), 1, 1, List.of(), List.of(), Math.nextUp(model.calibration()));
        run.proposal(new Proposal(good.basedOn(), 1, 0, bent, false, null, List.of(), List.of()));
        ReplayResult result = check(run);
        assertThat(result.isSame()).isFalse();
        assertThat(result.first())
                .singleElement()
                .satisfies(difference -> assertThat(difference.toString())
                        .startsWith("proposal (journal sequence 4): the proposal based on journal sequence 3: ")
                        .contains("model.hyperparameters[1], model.calibration"));
    }

    @Test
    void aProposalOfAnotherVersionIsNotMistakenForAFalseOne() {
        Run run = new Run().start().report(1);
        run.proposal(proposeOn(run));
        ReplayResult result = check(run, state -> {
            Proposal one = propose(state);
            return one == null
                    ? null
                    : new Proposal(one.basedOn(), 2, 0, one.model(), false, null, List.of(), List.of());
        });
        assertThat(result.first())
                .singleElement()
                .satisfies(difference -> assertThat(difference.toString())
                        .contains("version 1 of the method computed it, and this release has version 2"));
    }

    @Test
    void aProposalThatWasRefusedIsLeftAlone() {
        Run run = new Run().start().report(1);
        run.proposal(proposeOn(run));
        Proposal stale = new Proposal(1, 1, 0, ModelState.NONE, true, 0.5, List.of(), List.of());
        ReplayResult result = check(run.proposal(stale));
        assertThat(result.first()).isEmpty();
        assertThat(result.proposals()).isEqualTo(1);
    }

    private static Recording recording(Run run) {
        List<Recorded> events = new ArrayList<>();
        List<Recorded> decisions = new ArrayList<>();
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : run.journal()) {
            events.add(recorded(
                    Kind.EVENT, events.size(), EventCodec.encode("digits", entry, "temper.metrics", 0, events.size())));
            Step step = ExperimentMachine.step(state, entry);
            state = step.state();
            for (Decision decision : step.decisions()) {
                decisions.add(recorded(Kind.DECISION, decisions.size(), DecisionCodec.encode("digits", decision)));
            }
        }
        return new Recording("digits", events, decisions);
    }

    private static Recorded recorded(Kind kind, int offset, SpecificRecord record) {
        return Recorded.of(kind, 0, offset, 0, record);
    }
}
