package dev.temper.console.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.fold.Letter;
import dev.temper.console.fold.ReadListener;
import dev.temper.console.http.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All experiments in short, and the last dead letters. Thread safe. */
public final class Catalogue implements ReadListener {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
    private static final int MOST_LETTERS = 1_000;

    private final Map<String, ExperimentSummary> summaries = new ConcurrentHashMap<>();
    private final Map<String, Grave> graves = new ConcurrentHashMap<>();
    private final Deque<Letter> letters = new ArrayDeque<>();
    private final AtomicLong changes = new AtomicLong();

    /** Of nothing yet. */
    public Catalogue() {}

    @Override
    public void changed(Chronicle chronicle) {
        if (chronicle.isErased()) {
            bury(Grave.of(chronicle));
            return;
        }
        ExperimentSummary summary = Summaries.of(chronicle);
        if (summary != null) {
            put(summary);
        }
    }

    private void bury(Grave grave) {
        graves.put(grave.erased(), grave);
        summaries.remove(grave.erased());
        changes.incrementAndGet();
    }

    @Override
    public byte @Nullable [] kept(Chronicle chronicle) {
        Grave grave = graves.get(chronicle.experiment());
        ExperimentSummary summary = summaries.get(chronicle.experiment());
        Object kept = grave == null ? summary : grave;
        return kept == null ? null : Json.bytes(kept);
    }

    @Override
    public Standing remembered(String experiment, byte[] kept) {
        try {
            JsonNode tree = Json.mapper().readTree(kept);
            if (tree.has("erased")) {
                bury(Json.mapper().treeToValue(tree, Grave.class));
                return Standing.ERASED;
            }
            ExperimentSummary summary = Json.mapper().treeToValue(tree, ExperimentSummary.class);
            put(summary);
            return summary.isOver() ? Standing.OVER : Standing.LIVE;
        } catch (JacksonException e) {
            LOG.debug("What was kept of {} is of another release: its journal is read", experiment, e);
            return Standing.LIVE;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory", e);
        }
    }

    @Override
    public void letter(Letter letter) {
        synchronized (letters) {
            letters.addLast(letter);
            if (letters.size() > MOST_LETTERS) {
                letters.removeFirst();
            }
        }
    }

    @Override
    public int erasures() {
        return graves.size();
    }

    @Override
    public boolean isErased(Letter letter) {
        ByteBuffer key = letter.said().getKey();
        Grave grave = key == null
                ? null
                : graves.get(StandardCharsets.UTF_8.decode(key.duplicate()).toString());
        return grave != null && letter.time() <= grave.time();
    }

    private void put(ExperimentSummary summary) {
        summaries.put(summary.id(), summary);
        changes.incrementAndGet();
    }

    /** Another number after each change of any experiment. */
    long changes() {
        return changes.get();
    }

    /** All experiments, in no order. */
    Collection<ExperimentSummary> all() {
        return summaries.values();
    }

    /** One of them; null when there is none of that id. */
    @Nullable
    ExperimentSummary of(String experiment) {
        return summaries.get(experiment);
    }

    /** What is left of one that was erased; null when none of that id was. */
    @Nullable
    Grave grave(String experiment) {
        return graves.get(experiment);
    }

    /** The last dead letters, the newest first, without those of experiments that were erased. */
    List<Letter> letters() {
        synchronized (letters) {
            letters.removeIf(this::isErased);
            List<Letter> newest = new ArrayList<>(letters);
            newest.sort(Comparator.comparingLong(Letter::time).reversed());
            return newest;
        }
    }
}
