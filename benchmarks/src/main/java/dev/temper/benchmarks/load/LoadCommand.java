package dev.temper.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run load}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Measures from a published metric to the received decision, beside bare Kafka, all in one run and one JVM.",
            "Prints tables in Markdown; progress goes to the error stream."
        })
public final class LoadCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "About a minute, too short for figures to be relied on.")
    private boolean quick;

    @Option(names = "--rounds", defaultValue = "4", description = "Turns of each lane (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "Length of a turn (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--trials", split = ",", description = "Numbers of trials (default: 100,1000,10000).")
    private @Nullable List<Integer> trials;

    @Option(names = "--rates", split = ",", description = "Reports a second (default: 1,100,1000,5000).")
    private @Nullable List<Integer> rates;

    @Option(names = "--csv", description = "Write all figures to this file.")
    private @Nullable Path csv;

    @Option(names = "--doc", description = "Put the tables into this file, between the lines that mark their place.")
    private @Nullable Path doc;

    /** Runs and ends the JVM with 0 when every report got its one decision. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new LoadCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("temper-bench-");
        try (Lab lab = new Lab(data)) {
            List<Cell> cells = new Run(lab, plan(), System.err::println).measure();
            List<String> tables = Results.markdown(cells);
            tables.forEach(System.out::println);
            if (csv != null) {
                Files.write(csv, Results.csv(cells));
            }
            if (doc != null) {
                MarkedPlace.LOAD.fill(doc, tables);
            }
        } finally {
            Directories.delete(data);
        }
        return 0;
    }

    private Plan plan() {
        Plan plan = quick ? Plan.quick() : Plan.whole(rounds, seconds);
        return new Plan(
                trials == null ? plan.trials() : trials,
                rates == null ? plan.rates() : rates,
                plan.rounds(),
                plan.seconds(),
                plan.fullSpeed(),
                plan.warmUp());
    }
}
