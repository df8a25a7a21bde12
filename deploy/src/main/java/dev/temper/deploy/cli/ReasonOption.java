package dev.temper.deploy.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Why something is asked of an experiment: a line, which may be left out. */
final class ReasonOption {
    private static final int LONGEST = 1_000;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in a line: it stays on record.")
    private @Nullable String reason;

    /**
     * The reason; null for none.
     *
     * @throws ParameterException when it is no line, or a long one
     */
    @Nullable
    String orNone() {
        String text = reason == null ? "" : reason.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--reason has %d characters, or more than a line: write one line of at most %d characters"
                            .formatted(text.length(), LONGEST));
        }
        return text.isEmpty() ? null : text;
    }
}
