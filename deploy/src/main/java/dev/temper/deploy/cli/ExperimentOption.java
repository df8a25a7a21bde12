package dev.temper.deploy.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The second way to say which experiment a command is about. The first is its first argument, in every command. */
class ExperimentOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "EXPERIMENT",
            description = "Another way to give it.")
    private @Nullable String option;

    /**
     * The id that the user gave, as an argument or with the option; null for neither.
     *
     * @throws ParameterException when they are two
     */
    final @Nullable String given(@Nullable String argument) {
        if (argument != null && option != null && !argument.equals(option)) {
            throw wrong("two experiments are given, '%s' and '%s': give one".formatted(argument, option));
        }
        return argument != null ? argument : option;
    }

    /** As {@link #given}, for commands that choose none by themselves. */
    final String required(@Nullable String argument) {
        String id = given(argument);
        if (id == null) {
            throw wrong("which experiment? Give its id: `temper experiment list` names those that there are");
        }
        return id;
    }

    /** The number of a trial, which stands last in the commands on one. */
    final int trial(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong("'%s' is no number of a trial: give the trial last, as in `temper %s digits 25`"
                    .formatted(text, spec.qualifiedName().replaceFirst("^temper ", "")));
        }
    }

    /** For arguments that cannot be understood: the message and the usage. */
    final ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
