package dev.temper.deploy.cli;

import dev.temper.console.text.AvroJson;
import dev.temper.core.experiment.Annotation;
import dev.temper.core.experiment.AnnotationCheck;
import dev.temper.core.space.Problem;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Asking;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.schemas.ExperimentAnnotated;
import dev.temper.schemas.ExperimentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper experiment annotate}. */
@Command(
        name = "annotate",
        mixinStandardHelpOptions = true,
        header = "Writes notes on an experiment, and gives it tags.",
        description =
                "What is not named stays. An archived experiment takes them too, and no decision depends on them.")
final class ExperimentAnnotateCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Mixin
    private NamedExperiment named = new NamedExperiment();

    @Option(
            names = "--notes",
            paramLabel = "TEXT",
            description = "The notes, in place of those before; an empty text deletes them.")
    private @Nullable String notes;

    @Option(names = "--tag", paramLabel = "TAG", description = "A tag to give; may be repeated.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--untag", paramLabel = "TAG", description = "A tag to take away; may be repeated.")
    private List<String> untags = new ArrayList<>();

    @Override
    public void run() {
        String experiment = named.id();
        if (notes == null && tags.isEmpty() && untags.isEmpty()) {
            throw named.wrong("nothing to write: give --notes, --tag or --untag");
        }
        Endpoints endpoints = connection.endpoints();
        try (ExperimentReader reader = Experiments.open(endpoints, experiment)) {
            Annotation before = of(reader);
            Annotation after = changed(before);
            check(after);
            if (!after.equals(before)) {
                Asking.publish(
                        endpoints,
                        reader,
                        header -> new ExperimentAnnotated(header, after.notes(), after.tags()),
                        now -> of(now).equals(after));
            }
            ExperimentView view = Objects.requireNonNull(reader.experiment());
            if (output.json()) {
                output.print(AvroJson.tree(view));
            } else {
                output.line("annotated " + experiment);
                output.lines(ExperimentText.annotation(view));
            }
        }
    }

    private static Annotation of(ExperimentReader reader) {
        ExperimentView view = Objects.requireNonNull(reader.experiment());
        return new Annotation(view.getNotes(), view.getTags());
    }

    private Annotation changed(Annotation before) {
        List<String> all = new ArrayList<>(before.tags());
        all.addAll(tags);
        all.removeAll(untags);
        return new Annotation(notes == null ? before.notes() : notes, all);
    }

    private static void check(Annotation wanted) {
        String problems = AnnotationCheck.check(wanted.notes(), wanted.tags()).stream()
                .map(Problem::message)
                .collect(Collectors.joining("%n  ".formatted()));
        if (!problems.isEmpty()) {
            throw new Failure("it cannot be annotated so:%n  %s".formatted(problems));
        }
    }
}
