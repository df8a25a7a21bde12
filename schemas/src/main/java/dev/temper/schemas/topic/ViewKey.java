package dev.temper.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Utils;

/**
 * A key of temper.views: {@code EXP} for an experiment, {@code EXP/trial/12} for a trial of it. Both lie in the
 * partition of {@code EXP} alone, so that an experiment and its trials are read in one order.
 *
 * @param experiment experiment id
 * @param trial trial, from 0; empty for the experiment itself
 */
public record ViewKey(String experiment, OptionalInt trial) {
    private static final String TRIAL = "/trial/";

    /** Checks that the id can be told from the rest of the key. */
    public ViewKey {
        if (experiment.isEmpty() || experiment.indexOf('/') >= 0) {
            throw new IllegalArgumentException("experiment id '" + experiment + "' is empty or contains '/'");
        }
        if (trial.orElse(0) < 0) {
            throw new IllegalArgumentException("trial " + trial.getAsInt() + " is negative");
        }
    }

    /** The key of an experiment's view. */
    public static ViewKey of(String experiment) {
        return new ViewKey(experiment, OptionalInt.empty());
    }

    /** The key of a trial's view. */
    public static ViewKey of(String experiment, int trial) {
        return new ViewKey(experiment, OptionalInt.of(trial));
    }

    /** What the keys of an experiment's trials begin with. */
    public static String trials(String experiment) {
        return of(experiment).text() + TRIAL;
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException when the text is no view key
     */
    public static ViewKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return of(text);
        }
        String number = text.startsWith(TRIAL, slash) ? text.substring(slash + TRIAL.length()) : "";
        if (!number.matches("0|[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no view key: expected EXPERIMENT or EXPERIMENT/trial/N");
        }
        return of(text.substring(0, slash), Integer.parseInt(number));
    }

    /** The key as it stands in Kafka. */
    public String text() {
        return trial.isPresent() ? experiment + TRIAL + trial.getAsInt() : experiment;
    }

    /** The partition of this key among that many. */
    public int partition(int partitions) {
        return partition(experiment, partitions);
    }

    /** The partition that Kafka's default partitioner gives to an experiment's events, in every topic. */
    public static int partition(String experiment, int partitions) {
        byte[] key = Objects.requireNonNull(experiment).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    @Override
    public String toString() {
        return text();
    }
}
