package dev.temper.stream.intake;

import dev.temper.stream.deadletter.Refusal;
import dev.temper.stream.deadletter.RefusalReason;

/** Ends the checks of a record at the first that fails; never leaves intake. */
final class RefusedException extends RuntimeException {
    private final transient Refusal refusal;

    RefusedException(RefusalReason reason, String problem) {
        super(problem, null, false, false);
        refusal = new Refusal(reason, problem);
    }

    Refusal refusal() {
        return refusal;
    }
}
