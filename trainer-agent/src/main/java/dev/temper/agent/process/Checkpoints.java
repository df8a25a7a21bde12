package dev.temper.agent.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoint directories of trials. Each lease has one of its own, {@code EXPERIMENT/TRIAL/lease-LEASE}, so that two
 * processes never write into one, whatever becomes of an agent and its lease. It begins as the trial's last directory:
 * renamed, when everything that could write there is known to have ended, and copied otherwise.
 *
 * <p>A directory is made under another name and then renamed, so that one that can be seen is whole. Directories of
 * earlier leases are removed once a later one is whole.
 */
public final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int ATTEMPTS = 5;

    private final Path root;

    /** Checkpoints below a directory. */
    public Checkpoints(Path root) {
        this.root = root;
    }

    /** A lease's directory. */
    Path of(String experiment, int trial, long lease) {
        return LeaseDirectories.own(trial(experiment, trial), lease);
    }

    /**
     * Makes a lease's directory. May take long, since gigabytes may be copied.
     *
     * @return whether an earlier lease left a directory to begin from, or this one has begun before
     * @throws UnstartableException that gives the lease back, when the trial has a later lease: this one is over
     * @throws java.io.InterruptedIOException when the thread is interrupted
     */
    boolean prepare(String experiment, int trial, long lease) throws IOException, UnstartableException {
        Path home = trial(experiment, trial);
        Path own = LeaseDirectories.own(home, lease);
        if (Files.isDirectory(own)) {
            goOn(home, lease);
            return true;
        }
        Files.createDirectories(home);
        Path fresh = LeaseDirectories.begun(home, lease);
        Trees.remove(fresh);
        // Before anything is listed: a network file system then looks at the directory anew.
        Files.createDirectory(fresh);
        try {
            takeOlder(home);
            boolean found = begin(home, lease, fresh, own);
            cleanUp(home, lease);
            return found;
        } finally {
            Trees.remove(fresh);
        }
    }

    /** A further process of a lease is about to write: it takes back the note that nobody does. */
    private static void goOn(Path home, long lease) throws IOException, UnstartableException {
        boolean alone = Files.deleteIfExists(LeaseDirectories.ended(home, lease));
        if (!alone && Files.exists(LeaseDirectories.taken(home, lease))) {
            throw UnstartableException.givenBack("a later lease of the trial takes its checkpoint");
        }
    }

    private static boolean begin(Path home, long lease, Path fresh, Path own) throws IOException, UnstartableException {
        IOException failure = new IOException("the earlier directories of the trial do not stay in place");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            NavigableMap<Long, Path> all = LeaseDirectories.of(home);
            if (all.isEmpty()) {
                Files.move(fresh, own);
                return false;
            }
            long last = all.lastKey();
            if (last > lease) {
                throw UnstartableException.givenBack("the trial already has a later lease, " + last);
            }
            try {
                take(home, last, fresh, own);
                return true;
            } catch (NoSuchFileException e) {
                failure = e; // a later lease took it meanwhile
            }
        }
        throw failure;
    }

    /** Makes a lease's directory of the last one. */
    private static void take(Path home, long last, Path fresh, Path own) throws IOException {
        Path from = LeaseDirectories.own(home, last);
        if (claimed(home, last)) {
            Files.move(from, own, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        LOG.info("Copying {}, since a process on another host may still write there", from);
        Trees.copy(from, fresh);
        if (!Files.isDirectory(from)) {
            throw new NoSuchFileException(from.toString());
        }
        Files.move(fresh, own, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether nothing writes there any more, and from now on nothing will: its own lease looks here first. */
    private static boolean claimed(Path home, long last) throws IOException {
        try {
            Files.move(
                    LeaseDirectories.ended(home, last),
                    LeaseDirectories.taken(home, last),
                    StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Everything that is in the trial's directory itself becomes that of a lease before the first. */
    private static void takeOlder(Path home) throws IOException {
        List<Path> older = LeaseDirectories.older(home);
        if (older.isEmpty()) {
            return;
        }
        Path first = LeaseDirectories.own(home, 0);
        Files.createDirectories(first);
        for (Path entry : older) {
            Files.move(entry, first.resolve(Objects.requireNonNull(entry.getFileName())));
        }
    }

    private static void cleanUp(Path home, long lease) throws IOException {
        for (Map.Entry<Long, Path> earlier :
                LeaseDirectories.of(home).headMap(lease, false).entrySet()) {
            Files.move(earlier.getValue(), LeaseDirectories.gone(home, earlier.getKey()));
        }
        Trees.removeLater(LeaseDirectories.litter(home, lease));
    }

    /** Notes that nothing writes into a lease's directory any more. */
    static void ended(Path own) {
        if (!Files.isDirectory(own)) {
            return;
        }
        try {
            Files.createFile(own.resolveSibling(own.getFileName() + ".ended"));
        } catch (FileAlreadyExistsException e) {
            LOG.debug("{} has ended before", own);
        } catch (IOException e) {
            LOG.warn(
                    "Cannot mark that nothing writes into {}: the trial's next lease copies it. {}", own, e.toString());
        }
    }

    /** Removes what a trial has left; its leases are all over. */
    public void discard(String experiment, int trial) {
        Path home = trial(experiment, trial);
        Path gone = home.resolveSibling("." + trial + ".gone");
        try {
            Trees.remove(gone);
            Files.move(home, gone, StandardCopyOption.ATOMIC_MOVE);
            Trees.removeLater(List.of(gone));
        } catch (NoSuchFileException e) {
            LOG.debug("{} has no checkpoints", home);
        } catch (IOException e) {
            LOG.warn("Cannot remove the checkpoints in {}: {}", home, e.toString());
        }
    }

    private Path trial(String experiment, int trial) {
        return root.resolve(experiment).resolve(String.valueOf(trial));
    }
}
