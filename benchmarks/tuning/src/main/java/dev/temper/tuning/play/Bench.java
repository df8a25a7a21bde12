package dev.temper.tuning.play;

import dev.temper.tuning.TuningException;
import dev.temper.tuning.learn.Lesson;
import dev.temper.tuning.learn.Lessons;
import dev.temper.tuning.peer.Peers;
import dev.temper.tuning.table.BenchTable;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.TableDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays all runs that are asked for and not there yet, on as many threads as are given. */
public final class Bench {
    private static final long TICK_MILLIS = 500;

    private final BenchOptions options;
    private final BenchProgress progress;
    private final Map<String, BenchTable> tables = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final @Nullable Peers peers;
    private final Lessons lessons;
    private volatile boolean stopped;

    /**
     * Reads the tables.
     *
     * @param lines takes lines for the user
     * @throws TuningException if there is no table to play
     */
    public Bench(BenchOptions options, BenchProgress progress, Consumer<String> lines) {
        this.options = options;
        this.progress = progress;
        this.peers = peers(options);
        TableDirectory directory = TableDirectory.of(options.tables());
        directory.skipped().stream()
                .filter(line -> options.wants(line.substring(0, line.indexOf(':'))))
                .forEach(line -> skip(line, lines));
        directory.tables().forEach((name, path) -> {
            if (options.wants(name)) {
                read(name, path, lines);
            }
        });
        this.lessons = new Lessons(tables);
        if (tables.isEmpty()) {
            String found = directory.tables().isEmpty()
                    ? "; a table is X.val.csv.gz with X.configs.csv.gz, or configs.csv.gz, beside it"
                    : " to play; there are "
                            + String.join(", ", directory.tables().keySet());
            throw new TuningException("no table under " + options.tables() + found);
        }
    }

    /** Checks the methods' names too: a bench that fails after an hour for a typing error is no use. */
    private static @Nullable Peers peers(BenchOptions options) {
        options.methods().stream().filter(method -> !isPeer(method)).forEach(Methods::check);
        return options.methods().stream().anyMatch(Bench::isPeer)
                ? new Peers(options.peers(), options.out().resolve("peers.log"))
                : null;
    }

    private static boolean isPeer(String method) {
        return method.startsWith(Peers.PREFIX);
    }

    /** What was played before is reported without them. */
    private void requireInstalled(List<Job> missing) {
        List<String> theirs = missing.stream()
                .map(Job::method)
                .filter(Bench::isPeer)
                .map(method -> method.substring(Peers.PREFIX.length()))
                .distinct()
                .toList();
        if (peers == null || theirs.isEmpty()) {
            return;
        }
        List<String> installed = peers.installed();
        for (String method : theirs) {
            if (!installed.contains(method)) {
                throw new TuningException("peer:" + method + " is not installed; installed are "
                        + (installed.isEmpty() ? "none" : String.join(", ", installed))
                        + " (benchmarks/peers/README.md says how)");
            }
        }
    }

    /** Played without, a lesson would be the default method under another name. */
    private void requireSources(List<Job> missing) {
        missing.stream()
                .filter(job -> Lesson.isOne(job.method()))
                .forEach(job -> lessons.requireSource(
                        Lesson.of(job.method()), Objects.requireNonNull(tables.get(job.table()))));
    }

    private void read(String name, String path, Consumer<String> lines) {
        try {
            tables.put(name, BenchTable.read(name, CurveFiles.at(path), options.reading()));
        } catch (TuningException | IllegalArgumentException | IndexOutOfBoundsException odd) {
            skip(name + ": " + odd.getMessage(), lines);
        }
    }

    private void skip(String note, Consumer<String> lines) {
        notes.add(note);
        lines.accept("skipped " + note);
    }

    /** The tables, by name. */
    public Map<String, BenchTable> tables() {
        return tables;
    }

    /** Name and version of the library behind each peer's method that was played now. */
    public Map<String, String> versions() {
        return peers == null ? Map.of() : peers.versions();
    }

    /** A line for each table that was left out, and for each run that failed. */
    public List<String> notes() {
        synchronized (notes) {
            return List.copyOf(notes);
        }
    }

    /** Starts no further run. */
    public void stop() {
        stopped = true;
    }

    /** Plays what is missing in the log; returns early when it is stopped. */
    public void play(RunLog log) throws InterruptedException {
        List<Job> missing = jobs().stream().filter(job -> !log.has(job)).toList();
        requireInstalled(missing);
        requireSources(missing);
        progress.start(missing.size(), jobs().size());
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        missing.forEach(job -> pool.execute(() -> play(job, log)));
        pool.shutdown();
        while (!stopped && !pool.awaitTermination(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            progress.show();
        }
        pool.shutdownNow();
        if (peers != null) {
            peers.close();
        }
        progress.end();
    }

    private void play(Job job, RunLog log) {
        BenchTable table = tables.get(job.table());
        if (stopped || table == null) {
            return;
        }
        try {
            log.add(Player.play(job, table, options.resume(), peers, lessons));
        } catch (RuntimeException | StackOverflowError failure) {
            note(job, failure);
        }
        progress.done(job);
    }

    private void note(Job job, Throwable failure) {
        String first = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
        synchronized (notes) {
            notes.add("failed: " + job.method() + " on " + job.table() + ", " + job.workers() + " workers, seed "
                    + job.seed() + ": " + failure + first);
        }
    }

    /**
     * Seeds outside, so that a bench that was cut short has each method on each table; peers last and one after the
     * other, as their drivers are slow to start.
     */
    private List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        add(jobs, options.methods().stream().filter(method -> !isPeer(method)).toList());
        options.methods().stream().filter(Bench::isPeer).forEach(method -> add(jobs, List.of(method)));
        return jobs;
    }

    private void add(List<Job> jobs, List<String> methods) {
        options.seeds().stream().forEach(seed -> {
            for (int workers : options.workers()) {
                for (String table : tables.keySet()) {
                    for (String method : methods) {
                        jobs.add(new Job(table, method, workers, seed, options.budget(), options.variant()));
                    }
                }
            }
        });
    }
}
