package dev.temper.agent.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.metrics.Counter;
import dev.temper.agent.metrics.CsvRows;
import dev.temper.agent.metrics.JsonLines;
import dev.temper.agent.metrics.MetricFormat;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLinesTest {
    private static final MetricFormat OBJECTS = new JsonLines.Format(Terms.PLAIN);
    private static final MetricFormat ROWS = new CsvRows.Format(',', Terms.PLAIN);

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();
    private Path file = Path.of("unused");
    private FileLines source = new FileLines(file, OBJECTS.parser());

    @BeforeEach
    void file() {
        file = directory.resolve("log");
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void readsAFileThatAppearsLaterAndGrows() throws IOException {
        file = directory.resolve("later/log.jsonl");
        start(OBJECTS);
        Files.createDirectories(file.getParent());
        append("{\"epoch\": 1, \"loss\": 0.5}\n{\"epoch\": 2, \"lo");
        Await.until(() -> heard.measured().equals(List.of("1 loss=0.5")));
        append("ss\": 0.4}\n");
        Await.until(() -> heard.measured().contains("2 loss=0.4"));
        append("{\"epoch\": 3, \"loss\": 0.3}");
        source.drain();
        assertThat(heard.measured())
                .as("the last line has no end")
                .containsExactly("1 loss=0.5", "2 loss=0.4", "3 loss=0.3");
    }

    @Test
    void aResumedScriptThatAppendsDoesNotReportOldRowsAgain() throws IOException {
        append("epoch,loss,note\n1,0.5,\"a, b\"\n2,0.4,\n");
        start(ROWS);
        append("3,0.3,x\n");
        source.drain();
        assertThat(heard.measured()).containsExactly("3 loss=0.3");
    }

    @Test
    void aFileThatIsWrittenAnewIsReadFromItsBeginning() throws IOException {
        append("epoch,loss\n1,0.5\n2,0.4\n");
        start(ROWS);
        Files.writeString(file, "epoch,acc\n1,0.9\n");
        Await.until(() -> heard.measured().contains("1 acc=0.9"));
        append("2,0.95\n");
        source.drain();
        assertThat(heard.measured()).containsExactly("1 acc=0.9", "2 acc=0.95");
    }

    @Test
    void ofAFileThatIsReplacedTheRestIsReadFirst() throws IOException {
        start(OBJECTS);
        append("{\"epoch\": 1, \"loss\": 0.5}\n");
        Await.until(() -> heard.measured().size() == 1);
        append("{\"epoch\": 2, \"loss\": 0.4}\n");
        Files.move(file, directory.resolve("log.1"));
        append("{\"epoch\": 3, \"loss\": 0.3}\n");
        source.drain();
        assertThat(heard.measured()).containsExactly("1 loss=0.5", "2 loss=0.4", "3 loss=0.3");
    }

    @Test
    void cellsThatAreEmptyAreNoMetrics() throws IOException {
        start(new CsvRows.Format(',', new Terms(new Counter("epoch", 0, 1), Map.of(), "val_loss")));
        append("epoch,step,train_loss,val_loss\n0,49,0.9,\n0,99,,0.5\n1,199,,nan\n");
        source.drain();
        assertThat(heard.measured()).containsExactly("1 step=99.0 val_loss=0.5", "2 step=199.0 val_loss=NaN");
        assertThat(heard.hints()).isEmpty();
    }

    @Test
    void aColumnNameMayHaveSpacesAround() throws IOException {
        start(ROWS);
        append("                  epoch,         train/box_loss,   metrics/mAP50(B)\n   1,   1.2,  0.44\n");
        source.drain();
        assertThat(heard.measured()).containsExactly("1 train/box_loss=1.2 metrics/mAP50(B)=0.44");
    }

    @Test
    void saysThatAFileHasNoColumnForTheEpoch() throws IOException {
        start(ROWS);
        append("step,loss\n100,0.5\n");
        source.drain();
        assertThat(heard.measured()).isEmpty();
        assertThat(heard.hints())
                .anySatisfy(hint -> assertThat(hint).contains("no column \"epoch\"", "metrics.counter"));
    }

    @Test
    void saysThatThereIsNoFile() throws IOException {
        start(OBJECTS);
        source.drain();
        assertThat(heard.hints()).singleElement().asString().contains(file.toString(), "metrics.files");
    }

    private void start(MetricFormat format) throws IOException {
        source = new FileLines(file, format.parser());
        source.start(heard);
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
