package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.deploy.demo.Demo;
import dev.temper.deploy.demo.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper demo}: the main job from end to end on this machine. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Tunes a real model on this machine over a real broker, and proves it by replay.",
        description = {
            "",
            "Starts a Kafka broker, publishes an experiment, trains a small network on printed letters in real",
            "processes, decides over Kafka Streams which of them go on, and derives every decision again from the",
            "log. About a minute on two cores. Exit code 0 when the replay finds no difference.",
            "Another demo in the same directory learns from those before it."
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", paramLabel = "DIR", description = "Keeps everything; default: a new temporary directory.")
    private @Nullable Path data;

    @Option(
            names = "--budget",
            paramLabel = "COST",
            description = "What tuning may spend, in full trainings; default 10.")
    private @Nullable Double budget;

    @Option(
            names = "--svm",
            description = "Tune support vector machines instead, which are tried on small parts of the data first.")
    private boolean svm;

    @Option(names = "--keep", description = "Go on serving the page when all is done, until Ctrl-C.")
    private boolean keep;

    @Mixin
    private TraceOptions traces = new TraceOptions();

    @Mixin
    private Background background = new Background();

    @Override
    public Integer call() throws InterruptedException {
        if (budget != null && !(budget >= 1 && budget <= 1_000)) {
            throw new Failure("--budget is %s, must be from 1 to 1000 full trainings".formatted(budget));
        }
        Path directory = data == null ? temporary() : data;
        PrintWriter out = spec.commandLine().getOut();
        out.println("Everything is kept in " + directory.toAbsolutePath());
        Logs.file(directory, "demo");
        LiveScreen screen = LiveScreen.onTerminal();
        Lifetime lifetime = background.lifetime();
        try (TraceOptions.Traces opened = traces.open("demo")) {
            int width = screen.possible() ? screen.width() : 0;
            return new Demo(
                                    svm ? Subject.SATELLITE : Subject.LETTERS,
                                    directory,
                                    budget,
                                    out,
                                    width,
                                    lifetime::asked,
                                    Version.number(),
                                    opened.tracing())
                            .run(keep ? lifetime::await : () -> {})
                    ? 0
                    : 1;
        } finally {
            lifetime.closed();
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("temper-demo-");
        } catch (IOException e) {
            throw new Failure("no temporary directory can be made (%s): name one with --data".formatted(e), e);
        }
    }
}
