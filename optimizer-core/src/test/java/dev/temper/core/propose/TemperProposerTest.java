package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.proposal.Pick;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Space;
import dev.temper.core.trial.Stream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemperProposerTest {
    private static final Method TEMPER =
            new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER);
    private static final Method RUNGS = new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1);

    private static TableRun play(long seed, Method method, Resume resume) {
        return TableSimulation.run(Hills.definition(seed, method, resume, 4), new Hills(seed), 4);
    }

    private static double best(TableRun run) {
        TableRun.Best best = run.best();
        return best == null ? Double.POSITIVE_INFINITY : best.loss();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aProposerThatRemembersNothingProposesTheSameBits(long seed) {
        TableRun run = play(seed, TEMPER, Resume.CHECKPOINT);
        ExperimentDefinition definition = Hills.definition(seed, TEMPER, Resume.CHECKPOINT, 4);
        ExperimentState state = ExperimentState.empty();
        int proposals = 0;
        for (JournalEntry entry : run.journal()) {
            if (entry.event() instanceof Event.ProposalMade made && proposals++ % 7 == 0) {
                assertThat(made.proposal().basedOn()).isEqualTo(state.header().sequence());
                assertThat(new TemperProposer(definition).propose(state)).isEqualTo(made.proposal());
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        assertThat(proposals).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource(Resume.class)
    void atTheSameCostItFindsBetterThanItsRungsAlone(Resume resume) {
        double temper = 0;
        double rungs = 0;
        for (long seed = 0; seed < 6; seed++) {
            temper += best(play(seed, TEMPER, resume));
            rungs += best(play(seed, RUNGS, resume));
        }
        assertThat(temper).isLessThan(rungs);
    }

    @Test
    void theMachineRefusesNoneOfItsProposals() {
        TableRun run = play(4, TEMPER, Resume.CHECKPOINT);
        Set<EventId> proposals = new TreeSet<>();
        for (JournalEntry entry : run.journal()) {
            if (entry.event() instanceof Event.ProposalMade) {
                proposals.add(entry.id());
            }
        }
        assertThat(proposals).isNotEmpty();
        for (Decision decision : run.decisions()) {
            if (decision.action() instanceof Action.Reject reject) {
                assertThat(proposals).doesNotContain(reject.event());
            }
        }
    }

    @Test
    void noConfigurationIsSuggestedTwiceWhenCandidatesRunOut() {
        Space twenty = Space.of(Hills.parameters())
                .withCandidates(play(5, RUNGS, Resume.CHECKPOINT).decisions().stream()
                        .map(Decision::action)
                        .filter(Action.Suggest.class::isInstance)
                        .map(action -> ((Action.Suggest) action).configuration())
                        .limit(20)
                        .toList());
        ExperimentDefinition few = Hills.definition(5, TEMPER, Resume.CHECKPOINT, 4, twenty);
        TableRun run = TableSimulation.run(few, new Hills(5), 4);
        Set<ConfigurationKey> seen = new TreeSet<>();
        for (Decision decision : run.decisions()) {
            if (decision.action() instanceof Action.Suggest suggest) {
                assertThat(seen.add(new ConfigurationKey(suggest.configuration())))
                        .isTrue();
            }
        }
        assertThat(seen).hasSize(20);
    }

    @Test
    void everyStreamPicksAndUnpromisingRunsAreStopped() {
        Set<Stream> streams = new TreeSet<>();
        Set<Reason> reasons = new TreeSet<>();
        for (long seed = 4; seed < 8; seed++) {
            TableRun run = play(seed, TEMPER, Resume.CHECKPOINT);
            for (JournalEntry entry : run.journal()) {
                if (entry.event() instanceof Event.ProposalMade made) {
                    made.proposal().picks().stream().map(Pick::stream).forEach(streams::add);
                }
            }
            run.decisions().forEach(decision -> reasons.add(decision.evidence().reason()));
        }
        assertThat(streams).containsExactly(Stream.FINISHER, Stream.KNOWLEDGE);
        assertThat(reasons).contains(Reason.UNPROMISING);
    }
}
