package dev.temper.testkit.law;

import dev.temper.core.event.Event;
import dev.temper.core.experiment.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes and tags lead to nothing: they replace those before, and no other number changes but the count of events. */
final class Wordless implements Invariant {
    @Override
    public String law() {
        return "wordless";
    }

    @Override
    public @Nullable String outcome(Observed observed, Account account) {
        if (!observed.accepted() || !(observed.entry().event() instanceof Event.ExperimentAnnotated said)) {
            return null;
        }
        if (!observed.decisions().isEmpty()) {
            return "words led to decisions";
        }
        Header before = observed.before().header();
        Header after = observed.after().header();
        boolean noted = after.annotation().notes().equals(said.notes())
                && after.annotation().tags().stream().sorted().toList().equals(sorted(said.tags()));
        Header same = after.with()
                .annotation(before.annotation())
                .sequence(before.sequence())
                .time(before.time())
                .build();
        return noted && same.equals(before) ? null : "words changed more, or less, than the notes and the tags";
    }

    private static List<String> sorted(List<String> tags) {
        return tags.stream().sorted().distinct().toList();
    }
}
