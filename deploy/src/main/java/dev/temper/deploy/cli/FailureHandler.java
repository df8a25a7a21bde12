package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.tuning.TuningException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One line for a failure that was foreseen; a stack trace only for those that were not, or when asked for. */
final class FailureHandler implements IExecutionExceptionHandler {
    private static final String REGISTRY =
            " Start one with `temper up` or `temper registry`, or say where it is with --registry or TEMPER_REGISTRY";

    private final BooleanSupplier verbose;

    FailureHandler(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        RegistryUnavailableException registry = registry(failure);
        boolean foreseen = registry != null || failure instanceof Failure || failure instanceof TuningException;
        String message = registry != null
                ? registry.getMessage() + REGISTRY
                : foreseen ? String.valueOf(failure.getMessage()) : "unexpected failure: " + failure;
        line.getErr().println(line.getColorScheme().errorText("temper: " + message));
        if (!foreseen || verbose.getAsBoolean()) {
            failure.printStackTrace(line.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Kafka's clients wrap what their serdes throw, each in a way of its own. */
    private static @Nullable RegistryUnavailableException registry(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException registry) {
                return registry;
            }
        }
        return null;
    }
}
