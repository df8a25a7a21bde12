package dev.temper.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file by which a container's health check sees that the agent's loop turns. */
class SignOfLifeTest {
    @TempDir
    private Path directory;

    @Test
    void theFirstTurnIsSeenAndTheNextOnesCostNothingForAWhile() throws Exception {
        Path file = directory.resolve("alive");
        SignOfLife sign = new SignOfLife(file.toString());
        sign.give();
        assertThat(file).exists();
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        sign.give();
        assertThat(Files.getLastModifiedTime(file).toMillis()).isZero();
    }

    @Test
    void anAgentGoesOnWhereTheFileCannotBeWrittenOrNobodyAsksForIt() {
        Path file = directory.resolve("missing").resolve("alive");
        new SignOfLife(file.toString()).give();
        new SignOfLife(null).give();
        new SignOfLife(" ").give();
        assertThat(file).doesNotExist();
        assertThat(directory).isEmptyDirectory();
    }
}
