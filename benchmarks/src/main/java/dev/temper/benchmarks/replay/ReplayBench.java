package dev.temper.benchmarks.replay;

import com.sun.management.OperatingSystemMXBean;
import dev.temper.benchmarks.step.PlayedExperiment;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.replay.ExportReader;
import dev.temper.stream.replay.ExportWriter;
import dev.temper.stream.replay.Recorded;
import dev.temper.stream.replay.Recorded.Kind;
import dev.temper.stream.replay.Recording;
import dev.temper.stream.replay.ReplayCheck;
import dev.temper.stream.replay.ReplayResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Replays one long experiment of asynchronous Hyperband, round after round: its records in memory (decoding,",
            "steps, comparison), and its export (reading and checking the file as well). Pin it to a core with taskset."
        })
public final class ReplayBench implements Callable<Integer> {
    private static final double THOUSAND = 1e3;
    private static final double BILLION = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--trials", description = "Trials of the experiment, some 6 events each; default ${DEFAULT-VALUE}.")
    private int trials = 30_000;

    @Option(names = "--rounds", description = "Rounds; the JVM is warm after some. Default ${DEFAULT-VALUE}.")
    private int rounds = 10;

    /** Runs and ends the JVM. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ReplayBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Recording recording = record(PlayedExperiment.of(trials));
        Path file = Files.createTempFile("temper-replay", ".jsonl");
        try {
            ExportWriter.write(recording, file);
            out.printf(
                    "%,d events and %,d decisions of %,d trials%n",
                    recording.events().size(), recording.decisions().size(), trials);
            for (int round = 1; round <= rounds; round++) {
                measure(out, round, "memory", () -> ReplayCheck.check(recording));
                measure(out, round, "file", () -> ReplayCheck.check(ExportReader.read(file)));
            }
        } finally {
            Files.delete(file);
        }
        return 0;
    }

    private static void measure(PrintWriter out, int round, String from, Supplier<ReplayResult> replay) {
        long wall = System.nanoTime();
        long own = THREADS.getCurrentThreadCpuTime();
        long all = SYSTEM.getProcessCpuTime();
        ReplayResult result = replay.get();
        all = SYSTEM.getProcessCpuTime() - all;
        own = THREADS.getCurrentThreadCpuTime() - own;
        wall = System.nanoTime() - wall;
        if (!result.isSame()) {
            throw new IllegalStateException("A faithful record does not replay: " + result.first());
        }
        out.printf(
                "round %2d  %-6s  %,9.0f events/s   CPU an event: %5.2f us, %5.2f us of them the replaying thread's%n",
                round,
                from,
                result.events() * BILLION / wall,
                all / THOUSAND / result.events(),
                own / THOUSAND / result.events());
        out.flush();
    }

    private static Recording record(PlayedExperiment played) {
        List<Recorded> events = new ArrayList<>();
        for (JournalEntry entry : played.journal()) {
            SpecificRecord event = EventCodec.encode(played.id(), entry, "temper.metrics", 0, events.size());
            events.add(Recorded.of(Kind.EVENT, 0, events.size(), entry.time(), event));
        }
        List<Recorded> decisions = new ArrayList<>();
        for (Decision decision : played.decisions()) {
            SpecificRecord record = DecisionCodec.encode(played.id(), decision);
            decisions.add(Recorded.of(Kind.DECISION, 0, decisions.size(), decision.time(), record));
        }
        return new Recording(played.id(), events, decisions);
    }
}
