package dev.temper.agent.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.temper.agent.metrics.Counter;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.testing.Await;
import dev.temper.agent.testing.Python;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event files of real writers: src/test/resources/tensorboard says how they were made. */
class TensorBoardTest {
    private static final Path FIXTURES = Path.of("src/test/resources/tensorboard");

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    private final Heard heard = new Heard();
    private TensorBoard source = new TensorBoard(Path.of("unused"), Terms.PLAIN);

    @BeforeEach
    void source() {
        source = new TensorBoard(directory, Terms.PLAIN);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void readsWhatPyTorchWrites() throws IOException {
        source.start(heard);
        copy("pytorch-style");
        source.drain();
        assertThat(heard.measured())
                .containsExactly(
                        "1 error_train=0.2 error_val=0.3 loss/train=0.5 accuracy=0.8",
                        "2 error_train=0.1 error_val=0.2 loss/train=0.25 accuracy=0.9",
                        "3 error_train=0.9 error_val=1.0 loss/train=NaN accuracy=0.1");
        assertThat(heard.hints()).isEmpty();
    }

    @Test
    void readsWhatKerasWritesWithTrainAndValidationUnderOneTag() throws IOException {
        source = new TensorBoard(
                directory,
                new Terms(new Counter("epoch", 0, 1), Map.of("validation/epoch_loss", "val_loss"), "val_loss"));
        source.start(heard);
        copy("keras-style");
        source.drain();
        assertThat(heard.measured())
                .containsExactly(
                        "1 train/epoch_loss=0.5 val_loss=0.6",
                        "2 train/epoch_loss=0.25 val_loss=0.35",
                        "3 train/epoch_loss=0.125 val_loss=0.225");
    }

    @Test
    void theEpochThatLightningLogsBesideItsMetricsIsTheCount() throws IOException {
        source = new TensorBoard(directory, new Terms(new Counter("epoch", 0, 1), Map.of(), "val_loss"));
        source.start(heard);
        copy("lightning-style");
        source.drain();
        assertThat(heard.measured()).containsExactly("1 val_loss=0.5", "2 val_loss=0.25");
    }

    @Test
    void whatAnEarlierRunWroteIsNotReadAgain() throws IOException {
        copy("pytorch-style");
        source.start(heard);
        source.drain();
        assertThat(heard.measured()).isEmpty();
        assertThat(heard.hints()).singleElement().asString().contains("no scalar", "metrics.tensorboard");
    }

    @Test
    void stepsFromZeroAreToldOf() throws IOException {
        source.start(heard);
        copy("keras-style");
        source.drain();
        assertThat(heard.hints()).anySatisfy(hint -> assertThat(hint).contains("step 0", "metrics.firstEpoch: 0"));
    }

    @Test
    void waitsForTheRestOfARecordWhereverItIsTorn() throws IOException {
        byte[] whole = Files.readAllBytes(fixture());
        Path file = directory.resolve("events.out.tfevents.1");
        List<Integer> sizes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (EventFile events = new EventFile(file, 0)) {
            for (int length = 0; length <= whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                events.read(record -> sizes.add(record.remaining()), problems::add);
            }
        }
        List<Integer> atOnce = new ArrayList<>();
        try (EventFile events = new EventFile(fixture(), 0)) {
            events.read(record -> atOnce.add(record.remaining()), problems::add);
        }
        assertThat(sizes).isEqualTo(atOnce).hasSizeGreaterThan(3);
        assertThat(problems).isEmpty();
    }

    @Test
    void aRecordWithAWrongChecksumIsPassedOverAndToldOf() throws IOException {
        byte[] bytes = Files.readAllBytes(fixture());
        int second =
                16 + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        bytes[second + 14] ^= 1;
        assertThat(damaged(bytes)).singleElement().asString().contains("damaged at byte " + second, "passed over");
        assertThat(heard.measured()).hasSize(2);
    }

    @Test
    void aFileWhoseLengthsAreWrongIsReadNoFurtherAndToldOf() throws IOException {
        byte[] bytes = Files.readAllBytes(fixture());
        int second =
                16 + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        bytes[second] ^= 1;
        assertThat(damaged(bytes)).anySatisfy(hint -> assertThat(hint).contains("the rest of it is not read"));
        assertThat(heard.measured()).isEmpty();
    }

    @Test
    void tailsAFileThatARealWriterWrites() throws Exception {
        Python python = Python.find();
        assumeTrue(python.has("tensorboardX"), "SKIPPED: no Python with tensorboardX (set TEMPER_TEST_PYTHON)");
        source.start(heard);
        String script = """
                import select, sys, tensorboardX
                writer = tensorboardX.SummaryWriter(sys.argv[1])
                for epoch in (1, 2):
                    writer.add_scalar('loss', 1 / epoch, epoch)
                    while not select.select([sys.stdin], [], [], 0.1)[0]:
                        writer.flush()
                    sys.stdin.readline()
                """;
        Process process = python.start("-c", script, directory.toString());
        try (var in = process.outputWriter()) {
            Await.until(() -> heard.measured().equals(List.of("1 loss=1.0")));
            in.write("\n");
            in.flush();
            Await.until(() -> heard.measured().contains("2 loss=0.5"));
            in.write("\n");
        }
        process.waitFor();
        source.drain();
        assertThat(heard.measured()).containsExactly("1 loss=1.0", "2 loss=0.5");
    }

    private List<String> damaged(byte[] bytes) throws IOException {
        source.start(heard);
        Files.write(directory.resolve("events.out.tfevents.1"), bytes);
        source.drain();
        return heard.hints();
    }

    /** Three scalars. */
    private static Path fixture() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES.resolve("pytorch-style/error/val"))) {
            return files.findFirst().orElseThrow();
        }
    }

    /** At once, as the source reads meanwhile. */
    private void copy(String fixture) throws IOException {
        Path from = FIXTURES.resolve(fixture);
        Path aside = Files.createDirectories(elsewhere.resolve(fixture));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = aside.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Files.move(aside, directory.resolve(fixture));
    }
}
