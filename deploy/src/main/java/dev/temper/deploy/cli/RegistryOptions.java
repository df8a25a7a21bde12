package dev.temper.deploy.cli;

import dev.temper.console.registry.RegistryRules;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that let the embedded registry take what it refuses otherwise. */
final class RegistryOptions {
    private static final String ANY_LEVEL = "--allow-compatibility-none";
    private static final String ANY_SUBJECT = "--allow-any-subject";

    @Option(
            names = ANY_LEVEL,
            description =
                    "The registry lets compatibility be set to NONE: later schemas may then not read earlier records.")
    private boolean anyLevel;

    @Option(
            names = ANY_SUBJECT,
            description = "The registry takes subjects with slashes, backslashes and control characters too.")
    private boolean anySubject;

    /** As the registry takes them. */
    RegistryRules rules() {
        return new RegistryRules(anyLevel, anySubject);
    }

    /** As they are given to {@code temper registry}. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (anyLevel) {
            arguments.add(ANY_LEVEL);
        }
        if (anySubject) {
            arguments.add(ANY_SUBJECT);
        }
        return arguments;
    }
}
