package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.deploy.Failure;
import dev.temper.stream.archive.Archive;
import dev.temper.stream.archive.ArchiveException;
import dev.temper.stream.archive.ArchiveImport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code temper import}: what {@code temper export} wrote, into the empty topics of another cluster. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        header = "Takes what `temper export` wrote into the empty topics of another cluster.",
        description = {
            "Derives every recorded decision again before it writes anything, and refuses what differs or was changed.",
            "Then it writes journal and decisions, each experiment whole, and the optimizer's state. Topics that are",
            "missing are made, with the number of partitions that the optimizer is to have (--partitions). It takes the",
            "optimizer's rights and settings. Killed in the middle, it goes on when it is run again."
        },
        sortOptions = false)
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The directory that `temper export --to` wrote.")
    private Path directory = Path.of("");

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of every topic; default: the settings'.")
    private int partitions;

    @Mixin
    private OptimizerOptions options = new OptimizerOptions();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Override
    public void run() {
        if (partitions > 0) {
            options.set("partitions", String.valueOf(partitions));
        }
        ArchiveImport.Result result = RebuildCommand.onTopics(options, this::run);
        if (output.json()) {
            output.print(JsonNodeFactory.instance
                    .objectNode()
                    .put("experiments", result.experiments())
                    .put("written", result.written())
                    .put("events", result.state().events())
                    .put("decisions", result.state().decisions()));
        } else {
            output.line("imported %,d experiments, %,d events, %,d decisions: 0 differences"
                    .formatted(
                            result.experiments(),
                            result.state().events(),
                            result.state().decisions()));
            output.line("Start the optimizers on new state directories, then the agents");
        }
    }

    private ArchiveImport.Result run(RebuildCommand.Place place) {
        try {
            return new ArchiveImport(
                            place.admin(),
                            place.config(),
                            new Archive(directory),
                            place.endpoints().registryClient(),
                            this::progress)
                    .run();
        } catch (ArchiveException | UncheckedIOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private void progress(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
