package dev.temper.schemas.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private final SigningKey key = SigningKey.generate();

    @Test
    void aSignatureIsOfOneValueAndOneKey() {
        byte[] value = "a report".getBytes(UTF_8);
        byte[] signature = key.sign(value);
        assertThat(signature).hasSize(64);
        assertThat(key.key().signed(value, signature)).isTrue();
        assertThat(key.key().signed("another".getBytes(UTF_8), signature)).isFalse();
        assertThat(SigningKey.generate().key().signed(value, signature)).isFalse();
        assertThat(key.key().signed(value, new byte[3])).isFalse();
    }

    @Test
    void aKeyIsTheSameAfterItWasWrittenAndRead() {
        SigningKey read = SigningKey.parse(key.text());
        assertThat(read.key()).isEqualTo(key.key()).hasSameHashCodeAs(key.key());
        assertThat(VerifyingKey.of(key.key().bytes())).isEqualTo(read.key());
        byte[] value = {1, 2, 3};
        assertThat(key.key().signed(value, read.sign(value))).isTrue();
    }

    /** Another library made it from the same text: whoever signs in another language signs this. */
    @Test
    void whatIsSignedIsTheTextAndTheValue() {
        VerifyingKey other = VerifyingKey.of(
                HexFormat.of().parseHex("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"));
        assertThat(
                        other.signed(
                                "a report".getBytes(UTF_8),
                                HexFormat.of()
                                        .parseHex(
                                                "3049430bf69f5c8c20efacd360a78349e2316de622d53453e44c5cddf5e4212bec50f27be6a4da7ffef8327f662d1fe6d986d858cfd6236a0c2719178442cc0d")))
                .isTrue();
    }

    @Test
    void textThatIsNoPairIsRefused() {
        String[] lines = key.text().split("\n", -1);
        String otherKey = SigningKey.generate().text().split("\n", -1)[1];
        assertThatThrownBy(() -> SigningKey.parse("")).hasMessageContaining("0 lines, expected 2");
        assertThatThrownBy(() -> SigningKey.parse(lines[0] + "\n" + otherKey)).hasMessageContaining("belong together");
        assertThatThrownBy(() -> SigningKey.parse(lines[1] + "\n" + lines[1])).hasMessageContaining("holds no key");
        assertThatThrownBy(() -> SigningKey.parse("?\n" + lines[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifyingKey.of(new byte[31])).hasMessageContaining("32 bytes, not 31");
    }
}
