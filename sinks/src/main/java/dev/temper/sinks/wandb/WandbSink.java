package dev.temper.sinks.wandb;

import dev.temper.sinks.Happening;
import dev.temper.sinks.Sink;
import dev.temper.sinks.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes each trial as an offline run of Weights and Biases, which {@code wandb sync} uploads. It keeps no notes: it derives all
 * files from their beginning, and writes what they lack.
 */
public final class WandbSink implements Sink {
    private final Path directory;
    private final String project;
    private final Map<String, OfflineRun> open = new TreeMap<>();
    /** What is over and not yet written to its end. */
    private final Deque<OfflineRun> ended = new ArrayDeque<>();
    /** How many runs each trial has: one, unless an extension started it again. */
    private final Map<String, Integer> runs = new TreeMap<>();

    /**
     * Into a directory.
     *
     * @param directory its sub-directory {@code wandb} is the one in which {@code wandb sync} looks
     * @param project where the runs belong
     */
    public WandbSink(Path directory, String project) {
        this.directory = directory.resolve("wandb");
        this.project = project;
    }

    @Override
    public void passed(Happening happening) {
        take(happening);
    }

    @Override
    public void take(Happening happening) {
        long time = happening.time();
        if (happening.fact() instanceof Happening.TrialStarted started) {
            open.computeIfAbsent(key(happening, started.trial()), key -> start(happening, started, key));
        } else if (happening.fact() instanceof Happening.ValuesReported report) {
            OfflineRun run = open.get(key(happening, report.trial()));
            if (run != null) {
                run.reported(report, time);
            }
        } else if (happening.fact() instanceof Happening.TrialFinished finished) {
            OfflineRun run = open.remove(key(happening, finished.trial()));
            if (run != null) {
                run.finished(finished.status(), time);
                ended.add(run);
            }
        }
    }

    private OfflineRun start(Happening happening, Happening.TrialStarted started, String key) {
        int number = runs.merge(key, 1, Integer::sum);
        String id = key + (number == 1 ? "" : "~" + number);
        RunNames names = new RunNames(
                id,
                project,
                happening.experiment(),
                happening.experiment() + " trial " + started.trial(),
                started.agent());
        return new OfflineRun(directory, names, started, happening.time());
    }

    /** No experiment's id has a tilde. */
    private static String key(Happening happening, int trial) {
        return happening.experiment() + "~" + trial;
    }

    @Override
    public void flush() throws UnavailableException {
        try {
            for (OfflineRun run = ended.peek(); run != null; run = ended.peek()) {
                run.write();
                ended.poll();
            }
            for (OfflineRun run : open.values()) {
                run.write();
            }
        } catch (IOException e) {
            throw new UnavailableException("a run cannot be written under " + directory + " (" + e + ")", e);
        }
    }

    @Override
    public void forget() {
        open.clear();
        ended.clear();
        runs.clear();
    }

    @Override
    public boolean wantsWhole() {
        return true;
    }

    @Override
    public void close() {
        open.clear();
    }
}
