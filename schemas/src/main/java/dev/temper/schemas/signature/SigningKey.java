package dev.temper.schemas.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A key pair (Ed25519) that signs. Safe for use by several threads. */
public final class SigningKey {
    private final PrivateKey secret;
    private final VerifyingKey key;

    private SigningKey(PrivateKey secret, VerifyingKey key) {
        this.secret = secret;
        this.key = key;
    }

    /** A new pair. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Signatures.ALGORITHM).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - Signatures.KEY_BYTES, encoded.length);
            return new SigningKey(pair.getPrivate(), VerifyingKey.of(raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + Signatures.ALGORITHM, e);
        }
    }

    /**
     * The pair that {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SigningKey parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 2) {
            throw new IllegalArgumentException("it has " + lines.size() + " lines, expected 2");
        }
        try {
            byte[] secret = Base64.getDecoder().decode(lines.get(0));
            SigningKey pair = new SigningKey(
                    KeyFactory.getInstance(Signatures.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret)),
                    VerifyingKey.of(Base64.getDecoder().decode(lines.get(1))));
            byte[] probe = new byte[0];
            if (!pair.key.signed(probe, pair.sign(probe))) {
                throw new IllegalArgumentException("its two keys do not belong together");
            }
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it holds no key: " + e.getMessage(), e);
        }
    }

    /** The pair in two lines, to be kept where nobody else can read it: the secret key (PKCS #8), the public one. */
    public String text() {
        Base64.Encoder encoder = Base64.getEncoder();
        return encoder.encodeToString(secret.getEncoded()) + "\n" + encoder.encodeToString(key.bytes()) + "\n";
    }

    /** The public key. */
    public VerifyingKey key() {
        return key;
    }

    /** The signature of a record with this value: 64 bytes. */
    public byte[] sign(byte[] value) {
        try {
            Signature signature = Signature.getInstance(Signatures.ALGORITHM);
            signature.initSign(secret);
            signature.update(Signatures.message(value));
            return signature.sign();
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the key was a good one when it was made", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a report cannot be signed: " + e, e);
        }
    }
}
