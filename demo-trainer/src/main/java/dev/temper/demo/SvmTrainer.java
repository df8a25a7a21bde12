package dev.temper.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Trains a support vector machine once, as any training program would: hyperparameters and a size in, a line out.
 *
 * <p>Exit codes: 0 trained, 2 called wrongly.
 */
public final class SvmTrainer {
    private static final double NANOS = 1e9;
    private static final String USAGE = """
            Trains a support vector machine on squares of a satellite's picture and prints a line of JSON.
              --task NAME   how much of the data to train on: 1/64, 1/16, 1/4 or all (all; TEMPER_TASK)
              --c X         price of an example on the wrong side (1; TEMPER_PARAM_C)
              --gamma X     inverse of the kernel's squared width (0.028; TEMPER_PARAM_GAMMA)
            """;

    private SvmTrainer() {}

    /** Runs and exits. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (List.of(arguments).contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        try {
            TrainerInput given =
                    TrainerInput.read(arguments, environment, List.of("c", "gamma"), Map.of("task", "TEMPER_TASK"));
            SupportVectors machine = new SupportVectors(
                    given.get("c", "1", Double::parseDouble), given.get("gamma", "0.028", Double::parseDouble));
            int size = size(given.get("task", "all", text -> text));
            long begin = System.nanoTime();
            double accuracy = machine.accuracy(Satellite.load(), size);
            out.println(new EpochResult(1, accuracy, 1 - accuracy, (System.nanoTime() - begin) / NANOS).toJson());
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + " (--help says what there is)");
            return 2;
        }
    }

    private static int size(String task) {
        for (int size = 0; size < SupportVectors.sizes(); size++) {
            if (SupportVectors.SIZES.get(size).task().equals(task)) {
                return size;
            }
        }
        throw new IllegalArgumentException("task is \"" + task + "\": give 1/64, 1/16, 1/4 or all");
    }
}
