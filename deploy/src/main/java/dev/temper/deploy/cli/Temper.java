package dev.temper.deploy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code temper} command: the front door to everything. Exit codes: 0 done, 1 failed, 2 not understood. */
@Command(
        name = "temper",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Tunes models that take long to train, on Apache Kafka.",
        description = {
            "",
            "Start here:   temper demo          a whole experiment on this machine, in about two minutes",
            "Then:         temper up            broker, registry and optimizer, kept under --data",
            "              temper experiment    create, list, show, pause, resume or archive experiments",
            "              temper trial         stop or keep a trial by hand",
            "              temper agent         runs training processes on this machine's slots",
            ""
        },
        footer = {
            "",
            "EXPERIMENT is the first argument of every command that is about one; -e gives it too.",
            "Environment: TEMPER_BOOTSTRAP, TEMPER_REGISTRY and TEMPER_CLIENT_CONFIG stand in for --bootstrap,",
            "--registry and --client-config; TEMPER_API and TEMPER_API_TOKEN say which API commands ask that only look;",
            "TEMPER_HEAP, such as 2g, bounds the memory.",
            "More on a command: temper COMMAND --help"
        },
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            BrokerCommand.class,
            RegistryCommand.class,
            OptimizerCommand.class,
            AgentCommand.class,
            SinkCommand.class,
            TopicsCommand.class,
            AclCommand.class,
            ExperimentCommand.class,
            TrialCommand.class,
            WatchCommand.class,
            BestCommand.class,
            ExplainCommand.class,
            ImportanceCommand.class,
            TasksCommand.class,
            ReplayCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            RebuildCommand.class,
            DeadLettersCommand.class,
            CompletionCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
        })
public final class Temper implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log to the terminal too, and print stack traces.")
    private boolean verbose;

    @Option(
            names = "--log-format",
            scope = ScopeType.INHERIT,
            paramLabel = "text|json",
            defaultValue = "${env:TEMPER_LOG_FORMAT:-text}",
            description = "How log lines are written (TEMPER_LOG_FORMAT); default text.")
    private LogFormat logFormat = LogFormat.TEXT;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, ready to execute; tests call it too. */
    public static CommandLine commandLine() {
        Temper temper = new Temper();
        CommandLine line = new CommandLine(temper);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionStrategy(parsed -> {
            Logs.console(temper.verbose, temper.logFormat);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setExecutionExceptionHandler(new FailureHandler(() -> temper.verbose));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
