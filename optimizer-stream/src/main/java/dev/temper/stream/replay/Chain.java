package dev.temper.stream.replay;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The running digest of an export: SHA-256 over the digest of the line before and the line itself. */
final class Chain {
    static final int HEX_LENGTH = 64;
    private final MessageDigest sha256;
    private final byte[] last = new byte[HEX_LENGTH / 2];
    private final byte[] hex = new byte[HEX_LENGTH];

    Chain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Goes on from the last digest of another file, in hexadecimal. */
    void startAfter(String digest) {
        System.arraycopy(HexFormat.of().parseHex(digest), 0, last, 0, last.length);
    }

    /** The last digest, in hexadecimal. */
    String digest() {
        return HexFormat.of().formatHex(last);
    }

    /** Goes on by the bytes from start to end, and tells whether their digest stands in hexadecimal at another place. */
    boolean nextIs(byte[] bytes, int start, int end, int digestAt) {
        next(bytes, start, end);
        HexFormat format = HexFormat.of();
        for (int i = 0; i < last.length; i++) {
            hex[2 * i] = (byte) format.toHighHexDigit(last[i]);
            hex[2 * i + 1] = (byte) format.toLowHexDigit(last[i]);
        }
        return Arrays.equals(hex, 0, HEX_LENGTH, bytes, digestAt, digestAt + HEX_LENGTH);
    }

    /** Digest in hexadecimal after one more line. */
    String next(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        next(bytes, 0, bytes.length);
        return HexFormat.of().formatHex(last);
    }

    private void next(byte[] bytes, int start, int end) {
        sha256.update(last);
        sha256.update(bytes, start, end - start);
        try {
            sha256.digest(last, 0, last.length);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
    }
}
