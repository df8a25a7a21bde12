package dev.temper.stream.intake;

import dev.temper.stream.codec.Fault;
import dev.temper.stream.deadletter.RefusalReason;
import java.util.function.Supplier;

/** Keeps what one record is met with from ending the thread of all. */
final class Guard {
    private Guard() {}

    /**
     * Does some work on a record.
     *
     * @param what the work, as the subject of a sentence on its failure
     * @throws RefusedException when the record is refused, or the work failed on it
     * @throws RuntimeException when the failure is not the record's
     */
    static <T> T on(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            throw new RefusedException(RefusalReason.INTERNAL, what + " failed with " + Fault.describe(e));
        }
    }
}
