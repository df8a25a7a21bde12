package dev.temper.stream.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The running digest of an export: SHA-256 over the digest of the line before and the line itself. */
final class Chain {
    static final int HEX_LENGTH = 64;
    private final MessageDigest sha256;
    private byte[] last = new byte[HEX_LENGTH / 2];

    Chain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Digest in hexadecimal after one more line. */
    String next(byte[] line, int length) {
        sha256.update(last);
        sha256.update(line, 0, length);
        last = sha256.digest();
        return HexFormat.of().formatHex(last);
    }

    String next(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return next(bytes, bytes.length);
    }
}
