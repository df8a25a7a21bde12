package dev.temper.console.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens in a file, a line each: {@code NAME ROLE TOKEN}, where the token may be given as {@code sha256:} and its digest in
 * hexadecimal. The file is read again when it changes. Thread safe.
 */
final class TokenFile {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
    private static final String DIGEST = "sha256:";
    private static final int SHORTEST = 20;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path file;
    private List<Entry> entries;
    private Stamp stamp;
    private long looked = System.nanoTime();

    /** The digest is in hexadecimal, which is compared as its bytes are. */
    private record Entry(Caller caller, String digest) {}

    /** What of a file changes when its text does. */
    private record Stamp(FileTime time, long size) {
        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        }
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException saying what is wrong with it, to be put after the name of the setting
     */
    TokenFile(Path file) {
        this.file = file;
        try {
            stamp = Stamp.of(file);
            entries = read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("is \"" + file + "\", which cannot be read (" + e + ")", e);
        }
    }

    /** Whose token it is. */
    synchronized Optional<Caller> find(String token) {
        lookAgain();
        byte[] digest = bytes(digest(token));
        Caller found = null;
        // All are compared, in a time that says nothing of them.
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(bytes(entry.digest()), digest)) {
                found = entry.caller();
            }
        }
        return Optional.ofNullable(found);
    }

    private void lookAgain() {
        if (System.nanoTime() - looked < LOOK_NANOS) {
            return;
        }
        looked = System.nanoTime();
        try {
            Stamp now = Stamp.of(file);
            if (!now.equals(stamp)) {
                stamp = now;
                entries = read(file);
                LOG.info("Read {} again: {} tokens", file, entries.size());
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("http.tokens.file {}. The tokens that it held before stay in force", e.getMessage());
        }
    }

    private static List<Entry> read(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNERS.containsAll(view.readAttributes().permissions())) {
            throw new IllegalArgumentException(
                    "is \"" + file + "\", which others than its owner may read or write: chmod 600 " + file);
        }
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                entries.add(entry(line.strip().split("\\s+"), "is \"" + file + "\", whose line " + number + " "));
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    "is \"" + file + "\", which has no tokens: give lines of NAME ROLE TOKEN");
        }
        return List.copyOf(entries);
    }

    private static Entry entry(String[] words, String where) {
        if (words.length != 3) {
            throw new IllegalArgumentException(where + "has " + words.length + " words: give NAME ROLE TOKEN");
        }
        AccessRole role;
        try {
            role = AccessRole.of(words[1]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + "has the role \"" + words[1] + "\": give viewer, user or admin", e);
        }
        return new Entry(new Caller(words[0], role, false), token(words[2], where));
    }

    private static String token(String text, String where) {
        if (!text.startsWith(DIGEST)) {
            if (text.length() < SHORTEST) {
                throw new IllegalArgumentException(where + "has a token of " + text.length()
                        + " characters, which can be guessed: give " + SHORTEST + " or more, such as those of"
                        + " openssl rand -hex 32");
            }
            return digest(text);
        }
        String hex = text.substring(DIGEST.length());
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException(
                    where + "has no SHA-256 after " + DIGEST + ": give 64 hexadecimal digits");
        }
        return hex.toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String digest) {
        return digest.getBytes(StandardCharsets.US_ASCII);
    }

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
