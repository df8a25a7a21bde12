package dev.temper.benchmarks.takeover;

import dev.temper.benchmarks.load.Directories;
import dev.temper.benchmarks.load.Latencies;
import dev.temper.benchmarks.load.LoadCommand;
import dev.temper.benchmarks.load.MarkedPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmarks/run takeover}. */
@Command(
        name = "takeover",
        mixinStandardHelpOptions = true,
        description = {
            "Measures from the loss of an optimizer (kill -9) to the first decision in each experiment, under a steady load,",
            "with a standby that has a copy of the state, or with one that starts on an empty disk when the first is lost.",
            "Prints a table in Markdown; progress goes to the error stream."
        })
public final class TakeoverCommand implements Callable<Integer> {
    private static final int MOST_EVENTS = 20_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--standby",
            split = ",",
            description = "Copies of the state, 0 or 1; several are measured one after the other (default: 1,0).")
    private List<Integer> standby = List.of(1, 0);

    @Option(
            names = "--events",
            description =
                    "Reports that the journal is filled with before the first loss, 0 for none (default: ${DEFAULT-VALUE}).")
    private int events = 1_000_000;

    @Option(names = "--kills", description = "Losses (default: ${DEFAULT-VALUE}).")
    private int kills = 10;

    @Option(names = "--rate", description = "Reports a second that go on meanwhile (default: ${DEFAULT-VALUE}).")
    private int rate = 40;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of the optimizers to try out, such as kafka.consumer.session.timeout.ms=6000; repeatable.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(names = "--doc", description = "Put the table into this file, between the lines that mark their place.")
    private @Nullable Path doc;

    /** Runs and ends the JVM with 0 when decisions came again after each loss. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new TakeoverCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (events != 0) {
            inRange("--events", events, Takeover.FEWEST_EVENTS, MOST_EVENTS);
        }
        inRange("--kills", kills, 1, 1_000);
        inRange("--rate", rate, 4, 1_000);
        for (int copies : standby) {
            inRange("--standby", copies, 0, 1);
        }
        List<String> table = new ArrayList<>(List.of(
                LoadCommand.machine(),
                "",
                "| standby | records of the journal | losses | what | p50 s | p90 s | longest s |",
                "|---:|---:|---:|---|---:|---:|---:|"));
        for (int copies : standby) {
            table.addAll(measure(new TakeoverPlan(copies == 1, events, kills, rate, settings)));
        }
        table.forEach(System.out::println);
        if (doc != null) {
            MarkedPlace.TAKEOVER.fill(doc, table);
        }
        return 0;
    }

    private static List<String> measure(TakeoverPlan plan) throws IOException, InterruptedException {
        System.err.println(plan.standby() ? "with a standby" : "without a standby");
        Path data = Files.createTempDirectory("temper-takeover-");
        Consumer<String> progress = System.err::println;
        try (Takeover takeover = new Takeover(plan, data, progress)) {
            List<Loss> losses = takeover.measure();
            return rows(plan, takeover.journal(), losses);
        } finally {
            Directories.delete(data);
        }
    }

    /** Rows of the table: what the brokers take of the time, and when decisions come. */
    static List<String> rows(TakeoverPlan plan, long behind, List<Loss> losses) {
        String start = text("| %d | %,d | %,d |", plan.standby() ? 1 : 0, behind, losses.size());
        return List.of(
                start + row("its partitions are another's", losses.stream().mapToLong(Loss::given)),
                start
                        + row(
                                "first decision of an experiment",
                                losses.stream()
                                        .flatMap(loss -> loss.decisions().stream())
                                        .mapToLong(Long::longValue)),
                start + row("all experiments have one", losses.stream().mapToLong(Loss::last)));
    }

    private static String row(String what, LongStream nanos) {
        Latencies times = new Latencies(nanos.toArray());
        return text(
                " %s | %.1f | %.1f | %.1f |",
                what, times.percentile(50) / 1e3, times.percentile(90) / 1e3, times.percentile(100) / 1e3);
    }

    private void inRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), "%s is %d, must be from %d to %d".formatted(option, value, least, most));
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
