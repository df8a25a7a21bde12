package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.stream.codec.CodecException;
import dev.temper.deploy.client.Trouble;
import dev.temper.tuning.TuningException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One line for a failure that was foreseen; a stack trace only for those that were not, or when asked for. */
final class FailureHandler implements IExecutionExceptionHandler {
    private final BooleanSupplier verbose;

    FailureHandler(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        Exception failure = inWords(thrown, line);
        boolean foreseen = isForeseen(failure);
        String message = foreseen ? String.valueOf(failure.getMessage()) : "unexpected failure: " + failure;
        line.getErr().println(line.getColorScheme().errorText("temper: " + message));
        if (!foreseen || verbose.getAsBoolean()) {
            failure.printStackTrace(line.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isForeseen(Exception failure) {
        return failure instanceof Failure || failure instanceof TuningException || failure instanceof CodecException;
    }

    /** The trouble of a connection is said in one place for all commands that have one. */
    private static Exception inWords(Exception thrown, CommandLine line) {
        if (isForeseen(thrown)) {
            return thrown;
        }
        for (CommandSpec mixin : line.getCommandSpec().mixins().values()) {
            if (mixin.userObject() instanceof Connection connection) {
                Failure trouble = Trouble.of(thrown, connection.given());
                return trouble == null ? thrown : trouble;
            }
        }
        return thrown;
    }
}
