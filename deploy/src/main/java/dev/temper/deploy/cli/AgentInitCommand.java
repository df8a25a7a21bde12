package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.deploy.show.AgentFile;
import dev.temper.schemas.topic.ExperimentId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code temper agent init}: writes an agent's file. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        header = "Writes an agent's file with comments, from options and, on a terminal, from answers.",
        description = "Example: temper agent init -e digits --slots 2 -- python3 train.py --lr {learning_rate}",
        sortOptions = false)
final class AgentInitCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = AgentFile.NAME,
            description = "The file to write; default: ${DEFAULT-VALUE}.")
    private Path file = Path.of(AgentFile.NAME);

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "ID",
            description = "The experiment to serve.")
    private @Nullable String experiment;

    @Option(names = "--slots", paramLabel = "N", description = "Trials at a time; default: 1.")
    private @Nullable Integer slots;

    @Option(
            names = "--gpus",
            paramLabel = "N",
            description = "GPUs of a trial: slots follow from those that there are.")
    private @Nullable Integer gpus;

    @Option(
            names = "--metrics",
            paramLabel = "KIND",
            converter = MetricsKind.class,
            description =
                    "How the script tells its metrics: json (the default), key-value, csv, tensorboard, orchestrate.")
    private AgentFile.@Nullable Metrics metrics;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT,...",
            defaultValue = "localhost:9092",
            description = "Kafka brokers; default: ${DEFAULT-VALUE}.")
    private String bootstrap = "localhost:9092";

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "http://localhost:8081",
            description = "Schema registry; default: ${DEFAULT-VALUE}.")
    private String registry = "http://localhost:8081";

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "The command that trains, after --; {name} stands for a parameter.")
    private List<String> command = new ArrayList<>();

    /** Kinds as the agent's file spells them. */
    private static final class MetricsKind implements ITypeConverter<AgentFile.Metrics> {
        @Override
        public AgentFile.Metrics convert(String text) {
            for (AgentFile.Metrics kind : AgentFile.Metrics.values()) {
                if (kind.name().equalsIgnoreCase(text.replace('-', '_'))) {
                    return kind;
                }
            }
            throw new TypeConversionException(
                    "is \"" + text + "\": give json, key-value, csv, tensorboard or orchestrate");
        }
    }

    @Override
    public void run() {
        if (Files.exists(file) && !force) {
            throw new Failure(file + " exists: give another --file, or --force to replace it");
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        boolean asks = System.getenv("TEMPER_TERMINAL") != null;
        try {
            String id = experiment == null
                    ? ask(in, asks, "Which experiment", "--experiment", "my-experiment")
                    : experiment;
            if (!ExperimentId.isAllowed(id)) {
                throw new Failure("experiment is \"" + id + "\": " + ExperimentId.RULE);
            }
            List<String> words = command.isEmpty()
                    ? List.of(ask(in, asks, "The command that trains", "the command after --", "python3 train.py")
                            .trim()
                            .split("\\s+"))
                    : command;
            AgentFile content = new AgentFile(
                    id, words, slots, gpus, metrics == null ? AgentFile.Metrics.JSON : metrics, bootstrap, registry);
            Files.writeString(file, content.text(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new Failure("cannot write " + file + ": " + e, e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote " + file + ". Try it: temper agent check -f " + file + " --definition experiment.yaml");
        out.println("Then run it: temper agent -f " + file);
    }

    private String ask(BufferedReader in, boolean asks, String question, String option, String fallback)
            throws IOException {
        if (!asks) {
            throw new Failure(question + "? Give " + option);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(question + " [" + fallback + "]? ");
        out.flush();
        String answer = in.readLine();
        return answer == null || answer.isBlank() ? fallback : answer.trim();
    }
}
