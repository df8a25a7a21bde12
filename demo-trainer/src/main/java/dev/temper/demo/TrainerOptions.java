package dev.temper.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the trainer was called. A hyperparameter comes from its argument ({@code --batch-size 64}), else from the
 * environment ({@code TEMPER_PARAM_BATCH_SIZE}), else it has its default.
 *
 * @param epochs last epoch to train
 * @param fromEpoch last epoch that the caller knows the result of
 * @param part of the data to train on
 * @param checkpoints where to keep the checkpoint; null for nowhere
 */
record TrainerOptions(
        Hyperparameters hyperparameters,
        int epochs,
        int fromEpoch,
        long seed,
        int part,
        @Nullable Path checkpoints) {
    static final String USAGE = """
            Trains a small network on printed letters and prints a line of JSON an epoch.
              --epochs N              last epoch to train (27)
              --checkpoint-dir DIR    save after every epoch, and go on from what is there (TEMPER_CHECKPOINT_DIR)
              --seed N                of initial weights and order of examples (1)
              --part N                of the data to train on, 1 or 2 (1)
            Hyperparameters, as arguments or in the environment (TEMPER_PARAM_LEARNING_RATE and so on):
              --learning-rate X    (0.001)   --one-minus-beta1 X  (0.1)
              --one-minus-beta2 X  (0.001)   --epsilon X          (1e-8)
              --l2 X               (1e-8)    --decay X            (0.001)
              --batch-size N       (32)      --units N            (64)
            """;

    private static final List<String> PARAMETERS = List.of(
            "learning-rate", "one-minus-beta1", "one-minus-beta2", "epsilon", "l2", "decay", "batch-size", "units");
    private static final Map<String, String> OTHERS = Map.of(
            "epochs", "",
            "seed", "",
            "part", "",
            "checkpoint-dir", "TEMPER_CHECKPOINT_DIR",
            "from-epoch", "TEMPER_FROM_EPOCH");

    /**
     * Reads arguments and environment.
     *
     * @throws IllegalArgumentException saying which one is wrong
     */
    static TrainerOptions read(String[] arguments, Map<String, String> environment) {
        TrainerInput given = TrainerInput.read(arguments, environment, PARAMETERS, OTHERS);
        Hyperparameters hyperparameters = new Hyperparameters(
                given.get("learning-rate", "0.001", Double::parseDouble),
                given.get("one-minus-beta1", "0.1", Double::parseDouble),
                given.get("one-minus-beta2", "0.001", Double::parseDouble),
                given.get("epsilon", "1e-8", Double::parseDouble),
                given.get("l2", "1e-8", Double::parseDouble),
                given.get("decay", "0.001", Double::parseDouble),
                given.get("batch-size", "32", Integer::parseInt),
                given.get("units", "64", Integer::parseInt));
        String directory = given.text("checkpoint-dir");
        int epochs = given.get("epochs", "27", Integer::parseInt);
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs is " + epochs + ": give at least 1");
        }
        int part = given.get("part", "1", Integer::parseInt);
        if (part < 1 || part > PrintedLetters.PARTS) {
            throw new IllegalArgumentException("part is " + part + ": give a number from 1 to " + PrintedLetters.PARTS);
        }
        return new TrainerOptions(
                hyperparameters,
                epochs,
                given.get("from-epoch", Integer.toString(Integer.MAX_VALUE), Integer::parseInt),
                given.get("seed", "1", Long::parseLong),
                part,
                directory == null ? null : Path.of(directory));
    }
}
