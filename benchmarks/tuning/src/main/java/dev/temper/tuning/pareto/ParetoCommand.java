package dev.temper.tuning.pareto;

import dev.temper.tuning.TuningException;
import dev.temper.tuning.peer.Peers;
import dev.temper.tuning.play.Methods;
import dev.temper.tuning.play.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run pareto}: methods beside each other on problems with two objectives. */
@Command(
        name = "pareto",
        mixinStandardHelpOptions = true,
        header = "Measures methods beside each other on two objectives, in virtual time.",
        description = {
            "A line a run: the share of the table's dominated area that is missing at costs of 5, 10, 20 and 40 full"
                    + " trainings. What the file has already is not played again.",
            "Try:  benchmarks/run pareto --tables curves --methods temper,asha,random --seeds 0-2 --out runs.csv"
        },
        sortOptions = false)
public final class ParetoCommand implements Callable<Integer> {
    private static final String LIST = "\\s*,\\s*";

    @Option(names = "--tables", required = true, paramLabel = "DIR", description = "Folder with tables, at any depth.")
    private Path tables = Path.of("curves");

    @Option(
            names = "--only",
            split = LIST,
            paramLabel = "PART",
            description = "Only problems whose name, such as size/mlp_curves/mlp_digits, has one of these in it.")
    private List<String> only = List.of();

    @Option(names = "--methods", required = true, split = LIST, paramLabel = "METHOD", description = "Such as temper.")
    private List<String> methods = List.of();

    @Option(names = "--workers", paramLabel = "N", description = "How many train at a time; default 4.")
    private int workers = 4;

    @Option(names = "--seeds", paramLabel = "K", description = "How many, or such as 3-9; default 3.")
    private String seeds = "3";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The lines.")
    private Path out = Path.of("runs.csv");

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time; default: a core each.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--peers", paramLabel = "PROGRAM", description = "What starts other libraries' drivers.")
    private Path peers = Path.of("benchmarks", "peers", "peer");

    /** Plays. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** What the user can mend is said without a stack trace. */
    static CommandLine commandLine() {
        return new CommandLine(new ParetoCommand()).setExecutionExceptionHandler((problem, command, parsed) -> {
            if (!(problem instanceof TuningException)) {
                throw problem;
            }
            command.getErr().println(problem.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        methods.stream().filter(method -> !isPeer(method)).forEach(Methods::check);
        List<ParetoProblem> problems = ParetoProblems.under(
                tables, name -> only.isEmpty() || only.stream().anyMatch(name::contains));
        if (problems.isEmpty()) {
            throw new TuningException("no problem to play under " + tables);
        }
        Path log = Path.of(out + ".log");
        try (@Nullable
                Peers started = methods.stream().anyMatch(ParetoCommand::isPeer) ? new Peers(peers, log) : null) {
            ParetoBench bench = new ParetoBench(problems, started, out, System.err::println);
            return bench.play(methods, workers, Seeds.parse(seeds), threads) == 0 ? 0 : 1;
        }
    }

    private static boolean isPeer(String method) {
        return method.startsWith(Peers.PREFIX);
    }
}
