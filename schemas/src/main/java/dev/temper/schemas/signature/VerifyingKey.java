package dev.temper.schemas.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** A public key (Ed25519). Safe for use by several threads. */
public final class VerifyingKey {
    /** What X.509 writes before the bytes of every Ed25519 key. */
    private static final byte[] X509 = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final byte[] bytes;
    private final PublicKey key;

    private VerifyingKey(byte[] bytes, PublicKey key) {
        this.bytes = bytes;
        this.key = key;
    }

    /**
     * The key of these 32 bytes.
     *
     * @throws IllegalArgumentException when they are none
     */
    public static VerifyingKey of(byte[] bytes) {
        if (bytes.length != Signatures.KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a public key has " + Signatures.KEY_BYTES + " bytes, not " + bytes.length);
        }
        byte[] encoded = Arrays.copyOf(X509, X509.length + bytes.length);
        System.arraycopy(bytes, 0, encoded, X509.length, bytes.length);
        try {
            KeyFactory factory = KeyFactory.getInstance(Signatures.ALGORITHM);
            return new VerifyingKey(bytes.clone(), factory.generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("these bytes are no public key: " + e.getMessage(), e);
        }
    }

    /** Its 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether this is the signature of this key's holder on a record with this value. */
    public boolean signed(byte[] value, byte[] signature) {
        try {
            Signature check = Signature.getInstance(Signatures.ALGORITHM);
            check.initVerify(key);
            check.update(Signatures.message(value));
            return check.verify(signature);
        } catch (SignatureException e) {
            return false; // of another length, or no point of the curve
        } catch (GeneralSecurityException e) {
            return false; // the key itself is no point of the curve: nobody can sign with it
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
