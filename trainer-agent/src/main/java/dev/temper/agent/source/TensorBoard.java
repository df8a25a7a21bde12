package dev.temper.agent.source;

import dev.temper.agent.metrics.Counter;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.metrics.Measurer;
import dev.temper.agent.metrics.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Metrics in TensorBoard's event files in a directory and those below it. A tag is a metric, its step the count, unless
 * the script logs the counter too, as Lightning does with {@code epoch}. What is written to a directory named train, validation and so on is named with it ({@code validation/epoch_loss}), since Keras
 * writes both under the same tags; and PyTorch's {@code add_scalars} are named with their second name ({@code loss_val}).
 */
public final class TensorBoard extends PolledSource {
    private static final int DEEP = 4;
    private static final Set<String> PHASES =
            Set.of("train", "training", "val", "valid", "validation", "test", "eval", "evaluation", "dev");

    private final Path directory;
    private final Counter counter;
    private final Measurer measurer;
    private final Map<Path, EventFile> files = new TreeMap<>();
    private boolean measured;
    private String latest = "";

    /** A directory that every run has. */
    public record Kind(SourcePath path, Terms terms) implements MetricSources {
        @Override
        public List<MetricSource> open(RunPlace place) {
            return List.of(new TensorBoard(path.in(place), terms));
        }

        @Override
        public List<SourcePath> paths() {
            return List.of(path);
        }

        @Override
        public String example() {
            return "scalars in TensorBoard's event files in " + path.template();
        }
    }

    TensorBoard(Path directory, Terms terms) {
        super(directory.toString());
        this.directory = directory;
        counter = terms.counter();
        measurer = new Measurer(terms);
    }

    @Override
    void begin(Sink to) throws IOException {
        for (Path file : eventFiles()) {
            files.put(file, new EventFile(file, Files.size(file)));
        }
    }

    private List<Path> eventFiles() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(directory, DEEP)) {
            return found.filter(file -> String.valueOf(file.getFileName()).contains("tfevents"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            return List.of(); // a directory went away meanwhile
        }
    }

    @Override
    void poll(Sink to, boolean last) throws IOException {
        Map<Long, Map<String, Double>> steps = new TreeMap<>();
        for (Path file : eventFiles()) {
            EventFile events = files.computeIfAbsent(file, unseen -> new EventFile(unseen, 0));
            events.read(record -> add(file, record, steps, to), to::hint);
        }
        steps.forEach((step, values) -> {
            latest = "step " + step + ": " + values;
            Double counted = values.remove(counter.name());
            EpochMetrics found = measurer.measure(counted == null ? (double) step : counted, values, latest);
            if (found != null) {
                measured = true;
                to.measured(found);
            }
        });
        if (last) {
            measurer.end();
        }
        String hint = measurer.hint();
        if (hint != null) {
            to.hint(hint);
        }
        if (last && !measured) {
            to.hint(
                    latest.isEmpty()
                            ? "no scalar in TensorBoard's event files in " + directory
                                    + ": is this the directory that the script writes to (metrics.tensorboard)?"
                            : "TensorBoard's scalars were not taken as metrics; the last were those of " + latest);
        }
    }

    private void add(Path file, ByteBuffer record, Map<Long, Map<String, Double>> steps, Sink to) {
        try {
            Scalars scalars = Scalars.of(record);
            scalars.values()
                    .forEach((tag, value) -> steps.computeIfAbsent(scalars.step(), step -> new LinkedHashMap<>())
                            .put(name(file, tag), value));
        } catch (IllegalArgumentException e) {
            to.hint("the event file " + file + " has a record that is no event (" + e.getMessage() + ")");
        }
    }

    private String name(Path file, String tag) {
        Path parent = file.getParent();
        if (parent == null || parent.equals(directory)) {
            return tag;
        }
        String folder = String.valueOf(parent.getFileName());
        String main = tag.replace('/', '_') + "_";
        if (folder.startsWith(main)) {
            return tag + "_" + folder.substring(main.length());
        }
        if (parent.endsWith(Path.of(tag, folder))) { // as tensorboardX has it
            return tag + "_" + folder;
        }
        return PHASES.contains(folder) ? folder + "/" + tag : tag;
    }

    @Override
    void release() throws IOException {
        for (EventFile file : files.values()) {
            file.close();
        }
    }
}
