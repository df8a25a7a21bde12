package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Target;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Intake is at least once: after a crash it reads again what it had not committed, its state is as new as it was, and
 * what it had sent to the journal since may or may not have arrived. The machine must decide as if nothing had happened.
 */
class RedeliveryTest {
    private record Sent(Topic topic, SpecificRecord record) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void crashesOfIntakeChangeNoDecision(long seed) {
        Experiment calm = new Experiment();
        calm.run();
        assertThat(calm.decisions).hasSizeGreaterThan(30);
        assertThat(calm.decisions).extracting(Decision::action).hasAtLeastOneElementOfType(Action.Complete.class);

        List<SpecificRecord> journal = crashing(calm.sent, seed);
        assertThat(journal).hasSizeGreaterThan(calm.journalSize);
        assertThat(untilComplete(decisions(journal))).isEqualTo(untilComplete(calm.decisions));
    }

    /**
     * The decisions but for the places of their causes: a repeat of an offer that intake has forgotten may get through
     * once more. The machine knows it, so that it moves the places of later events and nothing else.
     */
    private static List<Decision> untilComplete(List<Decision> decisions) {
        List<Decision> placeless = new ArrayList<>();
        for (Decision decision : decisions) {
            placeless.add(new Decision(decision.number(), 0, decision.time(), decision.action(), decision.evidence()));
            if (decision.action() instanceof Action.Complete) {
                break;
            }
        }
        return placeless;
    }

    /** The journal of an intake that crashes now and then. */
    private static List<SpecificRecord> crashing(List<Sent> sent, long seed) {
        List<SpecificRecord> journal = new ArrayList<>();
        int[] sizes = new int[sent.size() + 1];
        int draws = 0;
        int crashes = 0;
        try (IntakeKit intake = new IntakeKit()) {
            for (int i = 0; i < sent.size(); i++) {
                intake.publish(sent.get(i).topic, sent.get(i).record);
                journal.addAll(intake.journal());
                sizes[i + 1] = journal.size();
                if (crashes < 20 && CounterRandom.below(8, seed, 1, draws++) == 0) {
                    crashes++;
                    int committed = i + 1 - CounterRandom.below(Math.min(i + 1, 12), seed, 1, draws++);
                    int sure = sizes[committed];
                    int arrived = sure + CounterRandom.below(journal.size() - sure + 1, seed, 1, draws++);
                    journal.subList(arrived, journal.size()).clear();
                    intake.restart();
                    i = committed - 1;
                }
            }
            assertThat(intake.deadLetters()).isEmpty();
        }
        return journal;
    }

    private static List<Decision> decisions(List<SpecificRecord> journal) {
        ExperimentState state = ExperimentState.empty();
        List<Decision> decisions = new ArrayList<>();
        for (SpecificRecord entry : journal) {
            Step step = ExperimentMachine.step(state, EventCodec.decode(entry));
            state = step.state();
            decisions.addAll(step.decisions());
        }
        return decisions;
    }

    /** An experiment on an agent that obeys, with intake and machine in the loop. */
    private static final class Experiment {
        private final List<Sent> sent = new ArrayList<>();
        private final List<Decision> decisions = new ArrayList<>();
        private final Deque<Sent> queue = new ArrayDeque<>();
        private final Map<Integer, Assignee> places = new TreeMap<>();
        private ExperimentState state = ExperimentState.empty();
        private long events;
        private long offers;
        private int journalSize;

        void run() {
            String definition = Inputs.DEFINITION
                    .replace("\"trials\": 3", "\"trials\": 12")
                    .replace("\"lease\"", "\"parallel\": 2, \"lease\"");
            queue.add(new Sent(Topic.EXPERIMENTS, new ExperimentCreated(Inputs.header("user", 1), definition)));
            offer(0);
            offer(1);
            try (IntakeKit intake = new IntakeKit()) {
                for (Sent next = queue.poll(); next != null; next = queue.poll()) {
                    sent.add(next);
                    intake.publish(next.topic, next.record);
                    intake.journal().forEach(this::step);
                }
                assertThat(intake.deadLetters()).isEmpty();
            }
        }

        private void step(SpecificRecord entry) {
            journalSize++;
            Step step = ExperimentMachine.step(state, EventCodec.decode(entry));
            state = step.state();
            for (Decision decision : step.decisions()) {
                decisions.add(decision);
                queue.add(new Sent(Topic.DECISIONS, DecisionCodec.encode("digits", decision)));
                obey(decision.action());
            }
        }

        private void obey(Action action) {
            if (action instanceof Action.Suggest suggest) {
                train(suggest.trial(), suggest.lease(), suggest.target(), suggest.assignee());
            } else if (action instanceof Action.Promote promote) {
                train(promote.trial(), promote.lease(), promote.target(), promote.assignee());
            } else if (action instanceof Action.Continue on) {
                train(on.trial(), on.lease(), on.target(), null);
            } else if (action instanceof Action.Pause pause) {
                end(pause.trial(), pause.lease());
            } else if (action instanceof Action.Stop stop) {
                end(stop.trial(), stop.lease());
            }
        }

        private void train(int trial, long lease, Target target, @Nullable Assignee place) {
            if (place != null) {
                places.put(trial, place);
            }
            double value = CounterRandom.unit(trial, 0, target.toEpoch());
            queue.add(new Sent(Topic.METRICS, Inputs.metric(++events, trial, lease, target.toEpoch(), value)));
        }

        private void end(int trial, long lease) {
            queue.add(new Sent(Topic.AGENTS, Inputs.ended(++events, trial, lease)));
            Assignee place = places.get(trial);
            if (place != null) {
                offer(place.slot());
            }
        }

        private void offer(int slot) {
            offers++;
            queue.add(new Sent(Topic.AGENTS, Inputs.offer(++events, "run-1", slot, offers)));
            // Agents repeat their offers until they are answered.
            queue.add(new Sent(Topic.AGENTS, Inputs.offer(++events, "run-1", slot, offers)));
        }
    }
}
