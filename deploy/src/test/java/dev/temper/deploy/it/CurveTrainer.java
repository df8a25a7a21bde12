package dev.temper.deploy.it;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A real training process with nothing to learn: its accuracy is a function of the learning rate and the epoch, and of a
 * width and a gamma where an experiment has them. Keeps a checkpoint, and writes down each start with its parameters, and each epoch, so
 * that a test can tell what was really run.
 *
 * <p>Arguments: learning rate, milliseconds an epoch, directory of the records.
 */
public final class CurveTrainer {
    private CurveTrainer() {}

    public static void main(String[] arguments) throws Exception {
        double rate = Double.parseDouble(arguments[0]);
        long epochMillis = Long.parseLong(arguments[1]);
        Path records = Files.createDirectories(Path.of(arguments[2]));
        String trial = System.getenv("TEMPER_TRIAL");
        Path directory = Files.createDirectories(Path.of(System.getenv("TEMPER_CHECKPOINT_DIR")));
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("running"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                note(records.resolve("twice"), trial + " " + System.getenv("TEMPER_LEASE"));
                System.exit(3);
            }
            note(records.resolve("starts"), trial + " " + System.getenv("TEMPER_LEASE") + " " + arguments[0]);
            Path parameters = Path.of(System.getenv("TEMPER_PARAMETERS"));
            note(records.resolve("parameters"), Files.readString(parameters).replace('\n', ' '));
            train(rate, epochMillis, directory.resolve("epoch"), records, trial);
        }
    }

    private static void train(double rate, long epochMillis, Path checkpoint, Path records, String trial)
            throws IOException, InterruptedException {
        int saved = Files.exists(checkpoint)
                ? Integer.parseInt(Files.readString(checkpoint).strip())
                : 0;
        // Saved, but perhaps its line was lost with whoever was to read it.
        if (saved > Integer.parseInt(System.getenv().getOrDefault("TEMPER_FROM_EPOCH", "0"))) {
            print(rate, saved);
        }
        for (int epoch = saved + 1; epoch <= 9; epoch++) {
            Thread.sleep(epochMillis);
            Path next = checkpoint.resolveSibling("epoch.next");
            Files.writeString(next, epoch + "\n");
            Files.move(next, checkpoint, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            note(records.resolve("epochs"), trial + " " + epoch + " " + System.getenv("TEMPER_LEASE"));
            print(rate, epoch);
        }
    }

    private static void print(double rate, int epoch) {
        double width = Double.parseDouble(System.getenv().getOrDefault("TEMPER_PARAM_WIDTH", "32"));
        double gamma = Double.parseDouble(System.getenv().getOrDefault("TEMPER_PARAM_GAMMA", "0"));
        double quality = 1 - Math.abs(Math.log10(rate) + 2) / 3 - Math.abs(width - 32) / 160 + gamma / 5;
        double accuracy = quality * epoch / (epoch + 1.0);
        System.out.println("{\"epoch\": " + epoch + ", \"accuracy\": " + accuracy + "}");
        System.out.flush();
    }

    /** One write of one short line in append mode: whole, whoever else writes. */
    private static void note(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
