package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.stream.archive.ArchiveException;
import dev.temper.stream.archive.Archiver;
import dev.temper.stream.rebuild.Drained;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code temper export}: journal and decisions of all experiments, to files that grow with them. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Writes journal and decisions of all experiments to files, and goes on where it stood.",
        description = {
            "Each run, and with --every each round, adds a file for every experiment that has something new. A file is",
            "there whole or not at all. Killed at any place, it leaves nothing out and writes nothing twice. It needs the",
            "rights of an auditor; with --final, those of the optimizer."
        },
        footer = {
            "",
            "temper replay --from DIR/experiments/EXPERIMENT replays one; temper import DIR takes all to another cluster."
        },
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Directory of its own; made if missing.")
    private Path directory = Path.of("");

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = Interval.class,
            description = "Goes on until it is ended, and adds what is new so often: 30s, 10m, 1h.")
    private @Nullable Duration every;

    @Option(
            names = "--final",
            description = "The last export before a move: refuses while an optimizer runs, or has not read all inputs.")
    private boolean last;

    @Mixin
    private OptimizerOptions options = new OptimizerOptions();

    @Mixin
    private Background background = new Background();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Override
    public Integer call() throws InterruptedException {
        if (last && every != null) {
            throw new Failure("--final is the last export, and --every has no last one: leave one out");
        }
        if (last) {
            RebuildCommand.onTopics(options, place -> {
                new Drained(place.admin(), place.config()).require();
                return place;
            });
        }
        Duration pause = every;
        if (pause == null) {
            tell(RebuildCommand.onTopics(options, this::round));
        } else {
            follow(pause);
        }
        return 0;
    }

    private void follow(Duration pause) throws InterruptedException {
        Lifetime lifetime = background.lifetime();
        try {
            do {
                try {
                    tell(RebuildCommand.onTopics(options, this::round));
                } catch (Failure e) {
                    if (!(e.getCause() instanceof RetriableException)) {
                        throw e;
                    }
                    err(e.getMessage() + "; tries again in " + pause.toSeconds() + " s");
                }
            } while (!lifetime.await(pause.toMillis()));
        } finally {
            lifetime.closed();
        }
    }

    private Archiver.Round round(RebuildCommand.Place place) {
        Endpoints endpoints = place.endpoints();
        try (Archiver archiver = new Archiver(directory, endpoints.kafka(), endpoints.registryClient(), this::err)) {
            return archiver.round();
        } catch (ArchiveException | UncheckedIOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private void tell(Archiver.Round round) {
        if (output.json()) {
            output.print(JsonNodeFactory.instance
                    .objectNode()
                    .put("experiments", round.experiments())
                    .put("records", round.records()));
        } else {
            output.line("exported %,d records of %,d experiments to %s"
                    .formatted(round.records(), round.experiments(), directory));
        }
    }

    private void err(@Nullable String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    /** A time such as 30s, 10m or 1h. */
    static final class Interval implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})(s|m|h)");

        @Override
        public Duration convert(String text) {
            Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is no time: give a number and s, m or h, such as 1h");
            }
            return Duration.parse("PT" + matcher.group(1) + matcher.group(2).toUpperCase(Locale.ROOT));
        }
    }
}
