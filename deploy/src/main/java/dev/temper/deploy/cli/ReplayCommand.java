package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.deploy.Failure;
import dev.temper.deploy.JournalFile;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.show.ReplayText;
import dev.temper.stream.replay.Erasure;
import dev.temper.stream.replay.ExportWriter;
import dev.temper.stream.replay.JournalReader;
import dev.temper.stream.replay.LateStart;
import dev.temper.stream.replay.ReadEvents;
import dev.temper.stream.replay.Recording;
import dev.temper.stream.replay.ReplayCheck;
import dev.temper.stream.replay.ReplayResult;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper replay}: the audit. Exit code 0 without differences, 1 with any, 3 when records were deleted. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Derives every decision and proposal again from the journal and compares, byte for byte.",
        description = "Reads the journal from Kafka, or with --from from an exported file and no broker.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no differences",
            "1:differences, or the export was changed",
            "2:not understood",
            "3:no differences in what is left, but the beginning of the journal or of the decisions was deleted"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int DELETED = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Mixin
    private ChosenExperiment experiment = new ChosenExperiment();

    @Option(names = "--export", paramLabel = "FILE", description = "Write journal and decisions to a file as well.")
    private @Nullable Path export;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Replay an exported file, or DIR/experiments/EXPERIMENT of `temper export`; needs no broker.")
    private @Nullable Path from;

    @Override
    public Integer call() {
        String given = experiment.given(); // what is not understood is said whether or not anybody is there
        Recording recording = from == null ? fromKafka() : JournalFile.read(from);
        if (from != null && given != null && !given.equals(recording.experiment())) {
            throw new Failure("%s is of experiment '%s', not '%s'".formatted(from, recording.experiment(), given));
        }
        if (recording.events().isEmpty()) {
            throw new Failure("nothing is recorded of experiment '%s'".formatted(recording.experiment()));
        }
        String digest = export == null ? null : write(recording, export);
        String journal = ReadEvents.digest(recording);
        ReplayResult result = ReplayCheck.check(
                recording, new ReplayProgress(recording, spec.commandLine().getErr())::tell);
        if (output.json()) {
            output.print(json(result, digest).put("journal", journal));
        } else {
            if (digest != null) {
                output.line("exported to " + export + ", digest " + digest);
            }
            output.lines(ReplayText.lines(result));
            output.line("digest of the journal: " + journal);
        }
        if (result.differences() > 0) {
            return ExitCode.SOFTWARE;
        }
        return result.isWhole() ? ExitCode.OK : DELETED;
    }

    private Recording fromKafka() {
        String id = experiment.id(connection.reads());
        Endpoints endpoints = connection.endpoints();
        return JournalReader.read(id, endpoints.kafka(), endpoints.registryClient());
    }

    private static String write(Recording recording, Path file) {
        try {
            return ExportWriter.write(recording, file);
        } catch (UncheckedIOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static ObjectNode json(ReplayResult result, @Nullable String digest) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("experiment", result.experiment())
                .put("events", result.events())
                .put("unreadable", result.unreadable())
                .put("skipped", result.skipped())
                .put("decisions", result.decisions())
                .put("pending", result.pending())
                .put("forgotten", result.forgotten())
                .put("proposals", result.proposals())
                .put("differences", result.differences())
                .put("digest", digest);
        Erasure erasure = result.erasure();
        if (erasure != null) {
            node.putObject("erased")
                    .put("sequence", erasure.sequence())
                    .put("time", erasure.time())
                    .put("reason", erasure.reason());
        }
        LateStart late = result.lateStart();
        if (late != null) {
            node.putObject("lateStart")
                    .put("partition", late.partition())
                    .put("begins", late.begins())
                    .put("firstOffset", late.offset())
                    .put("firstEvent", late.event())
                    .put("decisions", late.decisions());
        }
        ArrayNode first = node.putArray("firstDifferences");
        result.first()
                .forEach(difference -> first.addObject()
                        .put(difference.number() == 0 ? "proposal" : "decision", difference.number())
                        .put("sequence", difference.sequence())
                        .put("what", difference.what()));
        return node;
    }
}
