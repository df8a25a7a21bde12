package dev.temper.deploy.cli;

import dev.temper.deploy.simulate.Simulator;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code temper simulate}: an experiment in virtual time, before GPUs are paid for. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        header = "Runs an experiment in virtual time: the plan before GPUs are paid for.",
        description = {
            "The real optimizer decides; training is replaced by recorded learning curves (--table), or without them"
                    + " by made-up ones, which show the plan's shape: trials a rung, cost, wall-clock, busy workers.",
            "Try:  temper simulate --table mlp_digits"
        },
        sortOptions = false)
final class SimulateCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "EXPERIMENT.yaml",
            description = "The experiment; without it one is made from the table's meta.json.")
    private @Nullable Path file;

    @Option(
            names = "--table",
            paramLabel = "CURVES",
            description =
                    "Recorded curves: the path of X.val.csv.gz up to X, with X.configs.csv.gz beside it; or one that"
                            + " comes with Temper: mlp_digits, mlp_vehicle.")
    private @Nullable String table;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Slots that train; default: the experiment's parallel, or 4.")
    private @Nullable Integer workers;

    @Option(names = "--seeds", paramLabel = "K", description = "Run with K seeds, from the experiment's on; default 1.")
    private int seeds = 1;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description =
                    "Without --table: how long an epoch takes (named tasks: the full one); default ${DEFAULT-VALUE}.")
    private double seconds = 60;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        if (file == null && table == null) {
            throw new ParameterException(spec.commandLine(), "give an experiment (-f), curves (--table), or both");
        }
        if (seeds < 1 || !(seconds > 0) || (workers != null && workers < 1)) {
            throw new ParameterException(spec.commandLine(), "--seeds, --workers and --seconds must be above 0");
        }
        PrintWriter out = spec.commandLine().getOut();
        new Simulator(file, table, workers, seeds, seconds).run(json, out);
    }
}
