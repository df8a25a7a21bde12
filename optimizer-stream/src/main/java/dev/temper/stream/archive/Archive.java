package dev.temper.stream.archive;

import dev.temper.stream.replay.BadExportException;
import dev.temper.stream.replay.ExportReader;
import dev.temper.stream.replay.ExportWriter;
import dev.temper.stream.replay.Recorded;
import dev.temper.stream.replay.Recording;
import dev.temper.stream.replay.Segment;
import dev.temper.stream.replay.SegmentPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory with a directory for each experiment, and in it files that are segments of one export: each goes on where
 * the one before ended, in its records and in its chain of digests. A file is there whole or not at all. Not thread safe.
 */
public final class Archive {
    private static final String EXPERIMENTS = "experiments";
    private static final String SUFFIX = ".jsonl";
    private static final String UNFINISHED = ".part";

    private final Path directory;
    private final Map<String, Ending> endings = new HashMap<>();

    /** Where the last segment of an experiment stands, and its digest. */
    private record Ending(SegmentPlace place, String digest) {
        private static final Ending NONE = new Ending(SegmentPlace.NONE, SegmentPlace.BEGINNING);
    }

    /** Of this directory, which need not be there yet. */
    public Archive(Path directory) {
        this.directory = directory;
    }

    /** The experiments in it, in the order of their ids. */
    public List<String> experiments() {
        return names(directory.resolve(EXPERIMENTS));
    }

    /**
     * All that it holds of an experiment.
     *
     * @throws ArchiveException naming the file and the line that is not as it was written
     */
    public Recording read(String experiment) {
        Recording recording = readDirectory(directory.resolve(EXPERIMENTS).resolve(experiment));
        if (!recording.experiment().equals(experiment)) {
            throw new ArchiveException(directory.resolve(EXPERIMENTS).resolve(experiment) + " holds experiment '"
                    + recording.experiment() + "': its directory was renamed");
        }
        return recording;
    }

    /** The same of the directory of one experiment, wherever it is. */
    public static Recording readDirectory(Path experiment) {
        List<Recorded> events = new ArrayList<>();
        List<Recorded> decisions = new ArrayList<>();
        Segment first = null;
        String digest = SegmentPlace.BEGINNING;
        int malformed = 0;
        for (String name : segments(experiment)) {
            Segment segment = segment(experiment.resolve(name), digest);
            first = first == null ? segment : first;
            digest = segment.digest();
            malformed += segment.recording().malformed();
            events.addAll(segment.recording().events());
            decisions.addAll(segment.recording().decisions());
        }
        if (first == null) {
            throw new ArchiveException(experiment + " has no segment 000001.jsonl: it is no export of an experiment");
        }
        Recording begun = first.recording();
        return new Recording(
                begun.experiment(), events, decisions, malformed, begun.journalStart(), begun.decisionsStart());
    }

    /**
     * Writes what came next of an experiment, but for what it holds already, as after a kill.
     *
     * @param malformed offsets of records in the journal that hold no record
     * @return how many records were written
     */
    int append(String experiment, Recording next, List<Long> malformed) {
        Ending ending = endings.computeIfAbsent(experiment, this::ending);
        SegmentPlace last = ending.place();
        List<Recorded> events = from(next.events(), last.journalNext());
        List<Recorded> decisions = from(next.decisions(), last.decisionsNext());
        List<Long> left = malformed.stream()
                .filter(offset -> offset >= last.journalNext())
                .toList();
        if (events.isEmpty() && decisions.isEmpty() && left.isEmpty()) {
            return 0;
        }
        long journalNext =
                Math.max(behind(events, last.journalNext()), left.isEmpty() ? 0 : left.get(left.size() - 1) + 1);
        SegmentPlace place = new SegmentPlace(
                last.number() + 1, ending.digest(), journalNext, behind(decisions, last.decisionsNext()));
        Recording recording =
                new Recording(experiment, events, decisions, left.size(), next.journalStart(), next.decisionsStart());
        endings.put(experiment, new Ending(place, write(experiment, recording, place)));
        return events.size() + decisions.size();
    }

    private String write(String experiment, Recording recording, SegmentPlace place) {
        Path own = directory.resolve(EXPERIMENTS).resolve(experiment);
        Path file = own.resolve(String.format(Locale.ROOT, "%06d%s", place.number(), SUFFIX));
        Path unfinished = own.resolve(file.getFileName() + UNFINISHED);
        try {
            Files.createDirectories(own);
            String digest = ExportWriter.write(recording, unfinished, place);
            publish(unfinished, file);
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
        }
    }

    /** Gives a file its name once all of it is on the disk. */
    static void publish(Path unfinished, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Ending ending(String experiment) {
        Path own = directory.resolve(EXPERIMENTS).resolve(experiment);
        List<String> segments = segments(own);
        if (segments.isEmpty()) {
            return Ending.NONE;
        }
        Path last = own.resolve(segments.get(segments.size() - 1));
        Segment segment = segment(last, ExportReader.after(last));
        return new Ending(segment.place(), segment.digest());
    }

    private static Segment segment(Path file, String after) {
        try {
            return ExportReader.read(file, after);
        } catch (BadExportException e) {
            throw new ArchiveException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<String> segments(Path experiment) {
        return names(experiment).stream().filter(name -> name.endsWith(SUFFIX)).toList();
    }

    private static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory + ": " + e, e);
        }
    }

    private static List<Recorded> from(List<Recorded> records, long offset) {
        return records.stream().filter(record -> record.offset() >= offset).toList();
    }

    private static long behind(List<Recorded> records, long otherwise) {
        return records.isEmpty() ? otherwise : records.get(records.size() - 1).offset() + 1;
    }
}
