package dev.temper.testkit.law;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.event.Event;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where trials have their checkpoints: each where it came furthest. */
final class Whereabouts {
    private final Map<String, String> slots = new TreeMap<>();
    private final Map<Integer, Checkpoint> furthest = new TreeMap<>();

    /** What a trial goes on from. */
    record Checkpoint(int epoch, String storage) {}

    void offered(Event.SlotOffered offered) {
        slots.putIfAbsent(offered.assignee().toString(), offered.storage());
    }

    void advanced(Held held) {
        Checkpoint before = furthest.get(held.trial);
        if (held.counted > (before == null ? 0 : before.epoch)) {
            furthest.put(held.trial, new Checkpoint(held.counted, storage(held.assignee.toString())));
        }
    }

    /** The storage of a slot that was offered, by its offer. */
    String storage(String offer) {
        return slots.getOrDefault(offer, "");
    }

    /** Null for a trial that begins from scratch wherever it runs. */
    @Nullable
    Checkpoint of(int trial, ExperimentDefinition definition) {
        boolean resumes =
                definition.resume() == Resume.CHECKPOINT && definition.ladder().passesRungs();
        return resumes ? furthest.get(trial) : null;
    }

    /** Whether any slot may take the one if it may take the other. */
    boolean areTogether(int one, int other, ExperimentDefinition definition) {
        return Objects.equals(home(one, definition), home(other, definition));
    }

    private @Nullable String home(int trial, ExperimentDefinition definition) {
        Checkpoint kept = of(trial, definition);
        return kept == null ? null : kept.storage;
    }
}
