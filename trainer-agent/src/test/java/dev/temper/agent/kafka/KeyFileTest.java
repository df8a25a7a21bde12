package dev.temper.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    private Path directory;

    @Test
    void theNextRunSignsWithTheSameKey() throws IOException {
        Path state = directory.resolve("state");
        assertThat(KeyFile.in(state).key()).isEqualTo(KeyFile.in(state).key());
        assertThat(KeyFile.in(directory).key()).isNotEqualTo(KeyFile.in(state).key());
        try (var files = Files.list(state)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void nobodyElseReadsIt() throws IOException {
        KeyFile.in(directory);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("signing.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(directory.resolve("signing.key"), "half a ke");
        assertThatThrownBy(() -> KeyFile.in(directory))
                .hasMessageContaining("signing.key is no key pair (it has 1 lines, expected 2): remove it");
    }
}
