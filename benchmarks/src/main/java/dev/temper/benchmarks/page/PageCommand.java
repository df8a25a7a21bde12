package dev.temper.benchmarks.page;

import dev.temper.benchmarks.load.Directories;
import dev.temper.benchmarks.load.LoadCommand;
import dev.temper.benchmarks.load.MarkedPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run page}. */
@Command(
        name = "page",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the role api and the page with a large experiment and some smaller ones, made through the real topics",
            "and the real engine: catch-up, memory, each route that the page calls, first views and live updates in a real",
            "browser, and the engine's latency with the role beside it and without. Prints tables in Markdown."
        })
public final class PageCommand implements Callable<Integer> {
    @Option(names = "--trials", description = "Trials of the large experiment; default ${DEFAULT-VALUE}.")
    private int trials = 50_000;

    @Option(names = "--others", description = "Experiments beside it; default ${DEFAULT-VALUE}.")
    private int others = 9;

    @Option(names = "--other-trials", description = "Trials of each of these; default ${DEFAULT-VALUE}.")
    private int otherTrials = 1_000;

    @Option(names = "--calls", description = "Calls of the list; default ${DEFAULT-VALUE}.")
    private int calls = 3_000;

    @Option(names = "--rate", description = "Reports a second while the page follows; default ${DEFAULT-VALUE}.")
    private int rate = 1_000;

    @Option(names = "--minutes", description = "The page follows so long; 0 for no browser; default ${DEFAULT-VALUE}.")
    private double minutes = 3;

    @Option(
            names = "--rounds",
            description =
                    "Turns of the engine with the role beside it and without; 0 for none; default ${DEFAULT-VALUE}.")
    private int rounds = 10;

    @Option(names = "--seconds", description = "Length of such a turn; default ${DEFAULT-VALUE}.")
    private int seconds = 5;

    @Option(
            names = "--look",
            description =
                    "Measure nothing: make the experiments, print the page's address, and wait for the Enter key.")
    private boolean look;

    @Option(names = "--temper", description = "The temper script that starts the role; default ${DEFAULT-VALUE}.")
    private Path temper = Path.of("temper");

    @Option(names = "--doc", description = "Put the tables into this file, between the lines that mark their place.")
    private @Nullable Path doc;

    /** Runs and ends the JVM. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new PageCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (minutes > 0 && !Chromium.isThere()) {
            System.err.println("page: there is no chromium or no chromedriver on the PATH; --minutes 0 does without");
            return 2;
        }
        List<String> tables = new ArrayList<>(List.of(LoadCommand.machine(), ""));
        Path data = Files.createTempDirectory("temper-page-");
        PagePlan plan = new PagePlan(
                temper.toAbsolutePath(), trials, others, otherTrials, calls, rate, minutes, rounds, seconds);
        try (PageStudy study = new PageStudy(plan, data, PageCommand::tell)) {
            if (look) {
                study.show();
                return 0;
            }
            tables.addAll(study.run());
        } finally {
            Directories.delete(data);
        }
        tables.forEach(System.out::println);
        if (doc != null) {
            MarkedPlace.PAGE.fill(doc, tables);
        }
        return 0;
    }

    private static void tell(String line) {
        System.err.println(line);
    }
}
