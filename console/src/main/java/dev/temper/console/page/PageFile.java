package dev.temper.console.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file of the page, plain and compressed, with a tag that changes when it does. */
final class PageFile {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final String type;
    private final byte[] plain;
    private final byte[] compressed;
    private final String tag;

    private PageFile(String type, byte[] plain) {
        this.type = type;
        this.plain = plain;
        this.compressed = compress(plain);
        this.tag = '"' + digest(plain).substring(0, 20) + '"';
    }

    /** Reads a resource; null if there is none, or its kind is not the page's. */
    static @Nullable PageFile read(String resource) {
        String ending = resource.substring(resource.lastIndexOf('.') + 1);
        if (!TYPES.containsKey(ending)) {
            return null;
        }
        try (InputStream in = PageFile.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : of(ending, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** @param ending of a kind that the page has, such as {@code html} */
    static PageFile of(String ending, byte[] plain) {
        return new PageFile(Objects.requireNonNull(TYPES.get(ending)), plain);
    }

    String type() {
        return type;
    }

    byte[] plain() {
        return plain;
    }

    /** In gzip's format. */
    byte[] compressed() {
        return compressed;
    }

    /** As the header {@code ETag} has it, in quotes. */
    String tag() {
        return tag;
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (GZIPOutputStream zip = new BestCompression(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String digest(byte[] plain) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Compressed once and sent often. */
    private static final class BestCompression extends GZIPOutputStream {
        BestCompression(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
