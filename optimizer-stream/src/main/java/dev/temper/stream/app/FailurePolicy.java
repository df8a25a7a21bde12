package dev.temper.stream.app;

import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.schemas.topic.MissingRight;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.engine.CorruptRowException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies: it is replaced, but not for ever, and not when a replacement would die of the
 * same cause (a full disk, a corrupt store). Thread safe.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
    /** More deaths than this within {@link #WINDOW_MILLIS} are no passing trouble. */
    static final int MOST_REPLACEMENTS = 5;

    static final long WINDOW_MILLIS = 600_000;

    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
    private final OptimizerConfig config;
    private final Role role;
    private final LongSupplier clock;
    private final Consumer<String> fatal;
    private final Deque<Long> replacements = new ArrayDeque<>();

    /**
     * @param clock milliseconds
     * @param fatal told why the role gives up
     */
    FailurePolicy(OptimizerConfig config, Role role, LongSupplier clock, Consumer<String> fatal) {
        this.config = config;
        this.role = role;
        this.clock = clock;
        this.fatal = fatal;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        String hopeless = hopeless(failure);
        if (hopeless != null) {
            return giveUp(hopeless, failure);
        }
        if (find(failure, RegistryUnavailableException.class) != null) {
            LOG.warn("The {} waits for the schema registry: {}", role.label(), failure.toString());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        long now = clock.getAsLong();
        while (!replacements.isEmpty() && now - replacements.getFirst() > WINDOW_MILLIS) {
            replacements.removeFirst();
        }
        if (replacements.size() >= MOST_REPLACEMENTS) {
            return giveUp(
                    "its threads died " + (MOST_REPLACEMENTS + 1) + " times within " + WINDOW_MILLIS / 60_000
                            + " minutes, last of " + failure,
                    failure);
        }
        replacements.addLast(now);
        LOG.warn(
                "A thread of the {} died and is replaced ({} of {})",
                role.label(),
                replacements.size(),
                MOST_REPLACEMENTS,
                failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Why a thread in its place would die too; null when it might not. */
    private @Nullable String hopeless(Throwable failure) {
        if (isDiskFull(failure)) {
            return "the disk of the state directory " + config.stateDirectory()
                    + " is full: make room and start again; nothing is lost";
        }
        CorruptRowException corrupt = find(failure, CorruptRowException.class);
        if (corrupt != null) {
            return String.valueOf(corrupt.getMessage());
        }
        AuthorizationException refused = find(failure, AuthorizationException.class);
        if (refused != null) {
            return "the broker does not permit it: missing is " + MissingRight.of(refused, "READ or WRITE");
        }
        return failure instanceof Error ? "of " + failure : null;
    }

    private StreamThreadExceptionResponse giveUp(String why, Throwable failure) {
        LOG.error("The {} stops because {}", role.label(), why, failure);
        fatal.accept("The " + role.label() + " stopped because " + why);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isDiskFull(Throwable failure) {
        return mentionsNoSpace(find(failure, IOException.class))
                || mentionsNoSpace(find(failure, RocksDBException.class));
    }

    private static boolean mentionsNoSpace(@Nullable Throwable cause) {
        return cause != null && String.valueOf(cause.getMessage()).contains("No space left on device");
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
