package dev.temper.deploy.embedded;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka ends the JVM where it cannot go on, without a word on the terminal; this says why first. */
final class KafkaExit {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaExit.class);

    private KafkaExit() {}

    /** Replaces Kafka's exit and halt procedures, which belong to the whole JVM. */
    static void explain(Path data) {
        Exit.Procedure procedure = (status, message) -> end(data, status, message);
        Exit.setExitProcedure(procedure);
        Exit.setHaltProcedure(procedure);
    }

    // halt, not exit: Kafka calls this from threads that shutdown hooks wait for.
    private static void end(Path data, int status, @Nullable String message) {
        String text = text(data, status, message);
        LOG.error(text);
        System.err.println("temper: " + text);
        Runtime.getRuntime().halt(status == 0 ? 1 : status);
    }

    static String text(Path data, int status, @Nullable String message) {
        long free = DataDirectory.freeMegabytes(data);
        return "the Kafka broker ended itself with status %d%s. Data directory: %s, %s free. %s"
                .formatted(
                        status,
                        message == null ? "" : " (" + message + ")",
                        data,
                        free < 0 ? "unknown" : free + " MB",
                        free >= 0 && free < 16
                                ? "The disk is full: free some space and start again; what was acknowledged is kept."
                                : "The log says why; start again on the same directory to go on.");
    }
}
