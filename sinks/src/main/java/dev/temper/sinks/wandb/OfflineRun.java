package dev.temper.sinks.wandb;

import dev.temper.core.trial.Reported;
import dev.temper.core.trial.TrialStatus;
import dev.temper.sinks.Happening;
import dev.temper.sinks.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run's file. Its bytes follow from what happened alone, so they are derived anew after a restart: what is there already is
 * compared and passed over, and from where the file ends, or differs since a write was torn, it is written.
 */
final class OfflineRun {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double MILLIS = 1_000;

    private final Path file;
    private final long start;
    private final RecordLog log = new RecordLog();
    private final WandbRecords records = new WandbRecords();
    private final Map<String, String> summary = new TreeMap<>();
    private int lastEpoch;
    private boolean over;

    OfflineRun(Path directory, RunNames names, Happening.TrialStarted started, long time) {
        this.start = time;
        String name = "offline-run-" + TIME.format(Instant.ofEpochMilli(time)) + "-" + names.id();
        this.file = directory.resolve(name).resolve("run-" + names.id() + ".wandb");
        log.add(records.header());
        Map<String, String> config =
                Map.of("temper_experiment", names.group(), "temper_trial", Integer.toString(started.trial()));
        log.add(records.run(names, started.configuration(), new TreeMap<>(config), time));
    }

    /** Values at an epoch. One that is not after the last is left out: W&B's steps rise. */
    void reported(Happening.ValuesReported report, long time) {
        if (report.epoch() <= lastEpoch) {
            return;
        }
        lastEpoch = report.epoch();
        Map<String, String> values = new TreeMap<>();
        for (Reported value : report.values()) {
            values.put(value.metric(), Texts.of(value.value()));
        }
        summary.putAll(values);
        values.put("_step", Integer.toString(report.epoch()));
        values.put("_timestamp", Texts.of(time / MILLIS));
        values.put("_runtime", Texts.of((time - start) / MILLIS));
        summary.put("_step", Integer.toString(report.epoch()));
        log.add(records.history(report.epoch(), values));
    }

    /** It trains no more. */
    void finished(TrialStatus status, long time) {
        over = true;
        summary.put("temper_status", WandbRecords.json(status.name().toLowerCase(Locale.ROOT)));
        log.add(records.summary(summary));
        log.add(records.exit(status == TrialStatus.FAILED ? 1 : 0, Math.max(0, (time - start) / (long) MILLIS)));
    }

    /** Has the file hold all, on disk. */
    void write() throws IOException {
        if (log.isEmpty()) {
            return;
        }
        byte[] bytes = log.bytes();
        Files.createDirectories(file.getParent());
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (!isThere(channel, bytes)) {
                channel.truncate(log.begin());
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                for (long at = log.begin(); rest.hasRemaining(); at += channel.write(rest, at)) {}
                channel.force(true);
            }
            // Before its end, what is behind may be from a life that came further.
            if (over && channel.size() > log.begin() + bytes.length) {
                channel.truncate(log.begin() + bytes.length);
            }
        }
        log.taken();
    }

    private boolean isThere(FileChannel channel, byte[] bytes) throws IOException {
        if (channel.size() < log.begin() + bytes.length) {
            return false;
        }
        ByteBuffer found = ByteBuffer.allocate(bytes.length);
        for (long at = log.begin(); found.hasRemaining(); ) {
            int read = channel.read(found, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return Arrays.equals(found.array(), bytes);
    }
}
