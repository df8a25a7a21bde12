package dev.temper.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous Hyperband as its paper writes it: lists, sorted anew for each question. Law 6: whatever the machine does
 * for speed, its decisions are these. It judges events that led to one decision, so that the state it was taken on is
 * known; minimising, one bracket.
 */
final class AsyncHyperbandOracle {
    private static final int ETA = 3;

    private final ExperimentState state;

    private AsyncHyperbandOracle(ExperimentState state) {
        this.state = state;
    }

    static void check(ExperimentState before, Step step) {
        if (step.decisions().size() != 1) {
            return;
        }
        Decision decision = step.decisions().get(0);
        new AsyncHyperbandOracle(step.state()).checkArrival(decision);
        // A grant can be judged by the state before it unless the same event changed another trial.
        List<PersistentMap.Difference<Integer, Trial>> changed =
                PersistentMap.differences(before.trials(), step.state().trials());
        Trial was = changed.size() == 1 ? changed.get(0).before() : null;
        if (changed.size() == 1 && (was == null || was.status() == TrialStatus.PAUSED)) {
            new AsyncHyperbandOracle(before).checkGrant(decision);
        }
    }

    private void checkArrival(Decision decision) {
        int rung = decision.evidence().rung();
        if (decision.action() instanceof Action.Continue further) {
            assertThat(isInTop(further.trial(), rung)).isTrue();
        } else if (decision.action() instanceof Action.Pause pause) {
            boolean awaits = decision.evidence().reason() == Reason.AWAITING_RUNG;
            assertThat(isInTop(pause.trial(), rung)).isEqualTo(!awaits);
        }
    }

    private void checkGrant(Decision decision) {
        Integer expected = promotable();
        if (decision.action() instanceof Action.Promote promote) {
            assertThat(promote.trial()).isEqualTo(expected == null ? drained() : expected);
        } else if (decision.evidence().reason() == Reason.NEW) {
            assertThat(expected).isNull();
        }
    }

    /** The trials with a value at a rung, best first. */
    private List<Trial> ranked(int rung) {
        return StreamSupport.stream(state.trials().spliterator(), false)
                .map(row -> row.value())
                .filter(trial -> value(trial, rung) != null)
                .sorted(Comparator.comparingDouble((Trial trial) -> loss(trial, rung))
                        .thenComparingInt(Trial::number))
                .toList();
    }

    private static @Nullable Double value(Trial trial, int rung) {
        for (RungRun run : trial.progress().runs()) {
            if (run.rung() == rung) {
                return run.value();
            }
        }
        return null;
    }

    private static double loss(Trial trial, int rung) {
        Double value = value(trial, rung);
        return value == null || value.isNaN() ? Double.POSITIVE_INFINITY : value + 0.0;
    }

    private boolean isInTop(int trial, int rung) {
        List<Trial> ranked = ranked(rung);
        return ranked.subList(0, ranked.size() / ETA).stream().anyMatch(other -> other.number() == trial);
    }

    /** From the highest rung down: the best of the top that rests there. */
    private @Nullable Integer promotable() {
        for (int rung = 1; rung >= 0; rung--) {
            int here = rung;
            List<Trial> ranked = ranked(rung);
            Trial best = ranked.subList(0, ranked.size() / ETA).stream()
                    .filter(trial -> rests(trial, here))
                    .findFirst()
                    .orElse(null);
            if (best != null) {
                return best.number();
            }
        }
        return null;
    }

    private int drained() {
        return IntStream.of(1, 0)
                .boxed()
                .flatMap(rung -> ranked(rung).stream().filter(trial -> rests(trial, rung)))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static boolean rests(Trial trial, int rung) {
        return trial.status() == TrialStatus.PAUSED && trial.progress().rung() == rung;
    }
}
