package dev.temper.console.api;

import com.fasterxml.jackson.core.JacksonException;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.fold.Letter;
import dev.temper.console.fold.ReadListener;
import dev.temper.console.http.Json;
import java.io.IOException;
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
    private final Deque<Letter> letters = new ArrayDeque<>();
    private final AtomicLong changes = new AtomicLong();

    /** Of nothing yet. */
    public Catalogue() {}

    @Override
    public void changed(Chronicle chronicle) {
        ExperimentSummary summary = Summaries.of(chronicle);
        if (summary != null) {
            put(summary);
        }
    }

    @Override
    public byte @Nullable [] kept(Chronicle chronicle) {
        ExperimentSummary summary = summaries.get(chronicle.experiment());
        return summary == null ? null : Json.bytes(summary);
    }

    @Override
    public boolean remembered(String experiment, byte[] kept) {
        try {
            ExperimentSummary summary = Json.mapper().readValue(kept, ExperimentSummary.class);
            put(summary);
            return !summary.isOver();
        } catch (JacksonException e) {
            LOG.debug("What was kept of {} is of another release: its journal is read", experiment, e);
            return true;
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

    /** The last dead letters, the newest first. */
    List<Letter> letters() {
        synchronized (letters) {
            List<Letter> newest = new ArrayList<>(letters);
            newest.sort(Comparator.comparingLong(Letter::time).reversed());
            return newest;
        }
    }
}
