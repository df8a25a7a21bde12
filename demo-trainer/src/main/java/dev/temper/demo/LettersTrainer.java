package dev.temper.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Trains a network on printed letters, as any training program would: hyperparameters in, a line a epoch out, a
 * checkpoint to go on from. It trains to its last epoch and leaves it to whoever started it to stop it earlier.
 *
 * <p>Exit codes: 0 all epochs trained, 1 the checkpoint cannot be read or written, 2 called wrongly.
 */
public final class LettersTrainer {
    private LettersTrainer() {}

    /** Runs and exits. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (List.of(arguments).contains("--help")) {
            out.print(TrainerOptions.USAGE);
            return 0;
        }
        try {
            train(TrainerOptions.read(arguments, environment), out, err);
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + " (--help says what there is)");
            return 2;
        } catch (IOException e) {
            err.println("cannot use the checkpoint: " + e.getMessage());
            return 1;
        }
    }

    private static void train(TrainerOptions options, PrintStream out, PrintStream err) throws IOException {
        LettersTraining training =
                new LettersTraining(PrintedLetters.load(options.part()), options.hyperparameters(), options.seed());
        Checkpoint checkpoint = options.checkpoints() == null ? null : new Checkpoint(options.checkpoints());
        if (checkpoint != null) {
            checkpoint.restore(training);
        }
        int resumed = training.last().epoch();
        if (resumed > 0) {
            err.println("going on after epoch " + resumed);
        }
        if (resumed > options.fromEpoch()) {
            // Saved, but its line was lost with whoever was to read it.
            print(training.last(), out);
        }
        while (training.last().epoch() < options.epochs()) {
            EpochResult result = training.nextEpoch();
            if (checkpoint != null) {
                // Before the line: whoever reads it may stop this process, and expects to go on from here.
                checkpoint.save(training);
            }
            print(result, out);
        }
    }

    private static void print(EpochResult result, PrintStream out) {
        out.println(result.toJson());
        out.flush();
    }
}
