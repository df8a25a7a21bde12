package dev.temper.agent.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a trial's checkpoint directory: {@code lease-12} is a lease's own, {@code lease-12.ended} says that nothing
 * writes there any more ({@code .taken} while a later lease makes it its own), {@code .lease-12.new} is not whole yet and {@code .lease-12.gone} is being removed. Everything
 * else was written before leases had directories.
 */
final class LeaseDirectories {
    private static final Pattern OWN = Pattern.compile("lease-([0-9]{1,18})");
    private static final Pattern ENDED = Pattern.compile("lease-([0-9]{1,18})\\.(ended|taken)");
    private static final Pattern PASSING = Pattern.compile("\\.lease-([0-9]{1,18})\\.(new|gone)");

    private LeaseDirectories() {}

    static Path own(Path trial, long lease) {
        return trial.resolve("lease-" + lease);
    }

    static Path ended(Path trial, long lease) {
        return trial.resolve("lease-" + lease + ".ended");
    }

    static Path taken(Path trial, long lease) {
        return trial.resolve("lease-" + lease + ".taken");
    }

    static Path begun(Path trial, long lease) {
        return trial.resolve(".lease-" + lease + ".new");
    }

    static Path gone(Path trial, long lease) {
        return trial.resolve(".lease-" + lease + ".gone");
    }

    /** The directories of leases by their numbers. */
    static NavigableMap<Long, Path> of(Path trial) throws IOException {
        NavigableMap<Long, Path> found = new TreeMap<>();
        for (Path entry : entries(trial)) {
            long lease = number(OWN, entry);
            if (lease >= 0) {
                found.put(lease, entry);
            }
        }
        return found;
    }

    /** What leases up to this one left on the way: directories that are not whole, or no longer, and marks of no use. */
    static List<Path> litter(Path trial, long upTo) throws IOException {
        return entries(trial).stream()
                .filter(entry -> within(number(PASSING, entry), upTo)
                        || (within(number(ENDED, entry), upTo) && !Files.exists(own(trial, number(ENDED, entry)))))
                .toList();
    }

    /** What was written before leases had directories of their own. */
    static List<Path> older(Path trial) throws IOException {
        return entries(trial).stream()
                .filter(entry -> number(OWN, entry) < 0 && number(ENDED, entry) < 0 && number(PASSING, entry) < 0)
                .toList();
    }

    private static boolean within(long lease, long upTo) {
        return lease >= 0 && lease <= upTo;
    }

    private static long number(Pattern pattern, Path entry) {
        Matcher matcher = pattern.matcher(String.valueOf(entry.getFileName()));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    private static List<Path> entries(Path trial) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(trial)) {
            all.forEach(entries::add);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }
}
