package dev.temper.stream.views;

import dev.temper.core.definition.CostText;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked of an experiment by hand, and that it took.
 *
 * @param sequence of the journal
 * @param time of the event, milliseconds since 1970-01-01 UTC
 * @param kind PAUSED, RESUMED, ARCHIVED, ERASED, EXTENDED, STOPPED or KEPT
 * @param text what was done, and the reason that was given
 */
public record SteeringAct(long sequence, long time, String kind, String text) {
    /** What an event asked for; null for an event that asks nothing by hand, was refused, or is a repeat. */
    public static @Nullable SteeringAct of(ExperimentState before, JournalEntry entry, ExperimentState after) {
        if (isStatus(entry.event())) {
            return before.header().status() == after.header().status() ? null : status(entry, after);
        }
        if (entry.event() instanceof Event.ExperimentExtended asked) {
            return isExtended(before, after)
                    ? of(entry, after, "EXTENDED", "extended to " + extension(asked), asked.reason())
                    : null;
        } else if (entry.event() instanceof Event.StopRequested asked && isChanged(before, after, asked.trial())) {
            return of(entry, after, "STOPPED", "trial " + asked.trial() + " stopped", asked.reason());
        } else if (entry.event() instanceof Event.KeepRequested asked && isChanged(before, after, asked.trial())) {
            return of(entry, after, "KEPT", "trial " + asked.trial() + " kept", asked.reason());
        }
        return null;
    }

    private static boolean isStatus(Event event) {
        return event instanceof Event.ExperimentPaused
                || event instanceof Event.ExperimentResumed
                || event instanceof Event.ExperimentArchived
                || event instanceof Event.ExperimentErased;
    }

    private static SteeringAct status(JournalEntry entry, ExperimentState after) {
        if (entry.event() instanceof Event.ExperimentPaused asked) {
            return of(entry, after, "PAUSED", "paused", asked.reason());
        } else if (entry.event() instanceof Event.ExperimentResumed asked) {
            return of(entry, after, "RESUMED", "resumed", asked.reason());
        }
        if (entry.event() instanceof Event.ExperimentErased asked) {
            return of(entry, after, "ERASED", "deleted", asked.reason());
        }
        return of(entry, after, "ARCHIVED", "archived", ((Event.ExperimentArchived) entry.event()).reason());
    }

    @SuppressWarnings("ReferenceEquality") // the same definition: the event was refused
    private static boolean isExtended(ExperimentState before, ExperimentState after) {
        return before.header().definition() != after.header().definition();
    }

    @SuppressWarnings("ReferenceEquality") // the same trial: the event was refused
    private static boolean isChanged(ExperimentState before, ExperimentState after, int trial) {
        return before.trials().get(trial) != after.trials().get(trial);
    }

    private static String extension(Event.ExperimentExtended asked) {
        List<String> parts = new ArrayList<>();
        if (asked.trials() != null) {
            parts.add(asked.trials() + " trials");
        }
        if (asked.costMicros() != null) {
            parts.add("cost " + CostText.of(asked.costMicros()));
        }
        if (asked.maxEpochs() != null) {
            parts.add(asked.maxEpochs() + " epochs");
        }
        return String.join(", ", parts);
    }

    private static SteeringAct of(
            JournalEntry entry, ExperimentState after, String kind, String what, @Nullable String why) {
        return new SteeringAct(
                after.header().sequence(),
                entry.time(),
                kind,
                why == null || why.isBlank() ? what : what + ": " + why.strip());
    }
}
