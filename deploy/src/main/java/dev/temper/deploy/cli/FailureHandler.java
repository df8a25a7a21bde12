package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.stream.codec.CodecException;
import dev.temper.tuning.TuningException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One line for a failure that was foreseen; a stack trace only for those that were not, or when asked for. */
final class FailureHandler implements IExecutionExceptionHandler {
    private final BooleanSupplier verbose;

    FailureHandler(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        boolean foreseen =
                failure instanceof Failure || failure instanceof TuningException || failure instanceof CodecException;
        String message = foreseen ? String.valueOf(failure.getMessage()) : "unexpected failure: " + failure;
        line.getErr().println(line.getColorScheme().errorText("temper: " + message));
        if (!foreseen || verbose.getAsBoolean()) {
            failure.printStackTrace(line.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
