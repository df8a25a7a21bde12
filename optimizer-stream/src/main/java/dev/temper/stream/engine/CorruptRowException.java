package dev.temper.stream.engine;

import org.jspecify.annotations.Nullable;

/** A row of the state store that cannot be what was written. Never answered with an empty state: whoever reads it stops. */
public final class CorruptRowException extends RuntimeException {
    CorruptRowException(String row, String what, @Nullable Throwable cause) {
        super(
                "row " + row + " of the state store is corrupt: " + what
                        + ". Delete the role's part of the state directory and start again: it is restored from its"
                        + " changelog topic. If the row is corrupt there too, stop every"
                        + " optimizer and run `temper rebuild`: the state is derived from the journal anew",
                cause);
    }
}
