package dev.temper.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** What holds after every event, whatever the event. */
public final class Invariants {
    private Invariants() {}

    public static void check(ExperimentState before, JournalEntry entry, Step step) {
        ExperimentState after = step.state();
        redeliveryChangesNothing(entry, after);
        restoredIsFolded(after);
        decisionsAreNumbered(before, step);
        budgetIsKept(after);
        leasesAreUnique(before, after, step);
        configurationsAreUnique(after);
    }

    private static void redeliveryChangesNothing(JournalEntry entry, ExperimentState after) {
        Step again = ExperimentMachine.step(after, entry);
        assertThat(again.state()).isSameAs(after);
        assertThat(again.decisions()).isEmpty();
    }

    public static void restoredIsFolded(ExperimentState state) {
        assertThat(ExperimentState.restore(state.rows())).isEqualTo(state);
    }

    private static void decisionsAreNumbered(ExperimentState before, Step step) {
        long number = before.header().decisions();
        for (Decision decision : step.decisions()) {
            number++;
            assertThat(decision.number()).isEqualTo(number);
            assertThat(decision.sequence()).isEqualTo(step.state().header().sequence());
        }
        assertThat(step.state().header().decisions()).isEqualTo(number);
    }

    private static void budgetIsKept(ExperimentState state) {
        Header header = state.header();
        long reserved = 0;
        long spent = 0;
        for (var row : state.trials()) {
            Lease lease = row.value().lease();
            reserved += lease == null ? 0 : lease.reservedMicros();
            spent += row.value().progress().costMicros();
        }
        assertThat(header.reservedMicros()).isEqualTo(reserved).isNotNegative();
        assertThat(header.spentMicros()).isEqualTo(spent);
        ExperimentDefinition definition = header.definition();
        if (definition != null) {
            Long limit = definition.budget().costMicros();
            assertThat(spent + reserved).isLessThanOrEqualTo(limit == null ? Long.MAX_VALUE : limit);
            Integer trials = definition.budget().trials();
            assertThat(state.trials().size()).isLessThanOrEqualTo(trials == null ? Integer.MAX_VALUE : trials);
            assertThat(state.leases()).isLessThanOrEqualTo(definition.parallel());
        }
    }

    private static void leasesAreUnique(ExperimentState before, ExperimentState after, Step step) {
        long lease = before.header().leases();
        for (Decision decision : step.decisions()) {
            Action action = decision.action();
            if (action instanceof Action.Suggest suggest) {
                assertThat(suggest.lease()).isEqualTo(++lease);
                assertThat(before.trials().get(suggest.trial())).isNull();
            } else if (action instanceof Action.Promote promote) {
                assertThat(promote.lease()).isEqualTo(++lease);
                Trial trial = Objects.requireNonNull(before.trials().get(promote.trial()));
                Lease old = trial.lease();
                assertThat(old == null || old.number() < lease).isTrue();
            }
        }
        TreeSet<Long> numbers = new TreeSet<>();
        for (var row : after.trials()) {
            Lease held = row.value().lease();
            assertThat(held == null || numbers.add(held.number())).isTrue();
        }
        assertThat(numbers).hasSize(after.leases());
    }

    private static void configurationsAreUnique(ExperimentState state) {
        TreeSet<ConfigurationKey> keys = new TreeSet<>();
        for (var row : state.trials()) {
            assertThat(keys.add(new ConfigurationKey(row.value().configuration())))
                    .isTrue();
        }
        assertThat(List.copyOf(keys)).hasSize(state.trials().size());
    }
}
