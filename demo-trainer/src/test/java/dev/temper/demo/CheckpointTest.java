package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    /** Its learning rate falls on the way, and its early steps are corrected for few gradients seen. */
    private static final Hyperparameters HOW = new Hyperparameters(0.01, 0.01, 1e-4, 1e-8, 1e-4, 0.2, 32, 16);

    @TempDir
    Path directory;

    @Test
    void sixEpochsAreThreeAndThreeMoreAfterAResume() throws IOException {
        LettersTraining straight = Samples.trained(HOW, 6);
        new Checkpoint(directory).save(Samples.trained(HOW, 3));
        LettersTraining resumed = Samples.training(HOW);
        new Checkpoint(directory).restore(resumed);
        assertThat(resumed.last().epoch()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            resumed.nextEpoch();
        }
        assertThat(resumed.network().weights()).isEqualTo(straight.network().weights());
        assertThat(resumed.adam().mean()).isEqualTo(straight.adam().mean());
        assertThat(resumed.adam().square()).isEqualTo(straight.adam().square());
        assertThat(resumed.adam().steps()).isEqualTo(straight.adam().steps());
        assertThat(resumed.last().epoch()).isEqualTo(6);
        assertThat(resumed.last().loss()).isEqualTo(straight.last().loss());
        assertThat(resumed.last().accuracy()).isEqualTo(straight.last().accuracy());
    }

    @Test
    void withoutAFileTrainingStartsAtTheBeginning() throws IOException {
        LettersTraining training = Samples.training(HOW);
        new Checkpoint(directory.resolve("none")).restore(training);
        assertThat(training.last().epoch()).isZero();
    }

    @Test
    void aHalfWrittenNextFileIsIgnored() throws IOException {
        new Checkpoint(directory).save(Samples.trained(HOW, 1));
        Files.writeString(directory.resolve("checkpoint.bin.tmp"), "half");
        LettersTraining training = Samples.training(HOW);
        new Checkpoint(directory).restore(training);
        assertThat(training.last().epoch()).isEqualTo(1);
    }

    @Test
    void oneFlippedByteIsFound() throws IOException {
        new Checkpoint(directory).save(Samples.trained(HOW, 1));
        Path file = directory.resolve("checkpoint.bin");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatIOException()
                .isThrownBy(() -> new Checkpoint(directory).restore(Samples.training(HOW)))
                .withMessageContaining("is damaged: delete it");
        Files.write(file, new byte[3]);
        assertThatIOException()
                .isThrownBy(() -> new Checkpoint(directory).restore(Samples.training(HOW)))
                .withMessageContaining("is damaged");
    }

    @Test
    void aCheckpointOfOtherHyperparametersIsRefused() throws IOException {
        new Checkpoint(directory).save(Samples.trained(HOW, 1));
        assertThatIOException()
                .isThrownBy(() -> new Checkpoint(directory).restore(Samples.training(Samples.usual())))
                .withMessageContaining("of another run");
    }
}
