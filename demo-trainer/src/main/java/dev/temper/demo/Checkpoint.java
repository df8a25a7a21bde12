package dev.temper.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * The file that a training run goes on from: weights, the state of Adam and the last epoch. The order of examples needs
 * no saving, as it depends on seed and epoch alone. A new file replaces the old one at once, so there is always a whole
 * one.
 */
final class Checkpoint {
    private static final String NAME = "checkpoint.bin";

    private final Path directory;
    private final Path file;

    Checkpoint(Path directory) {
        this.directory = directory;
        this.file = directory.resolve(NAME);
    }

    void save(LettersTraining training) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(identity(training));
        EpochResult last = training.last();
        out.writeInt(last.epoch());
        out.writeDouble(last.accuracy());
        out.writeDouble(last.loss());
        out.writeDouble(last.seconds());
        out.writeInt(training.adam().steps());
        write(training.network().weights(), out);
        write(training.adam().mean(), out);
        write(training.adam().square(), out);
        out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        replace(ByteBuffer.wrap(bytes.toByteArray()));
    }

    private void replace(ByteBuffer content) throws IOException {
        Files.createDirectories(directory);
        Path next = directory.resolve(NAME + ".tmp");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Puts the training where the file left off; does nothing if there is no file.
     *
     * @throws IOException if the file is damaged or of another run
     */
    void restore(LettersTraining training) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length - Long.BYTES;
        if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != checksum(bytes, length)) {
            throw new IOException(file + " is damaged: delete it to train from the beginning");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String found = in.readUTF();
        if (!found.equals(identity(training))) {
            throw new IOException(file + " is of another run (" + found + "), and this one is (" + identity(training)
                    + "): use another directory");
        }
        EpochResult last = new EpochResult(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble());
        training.adam().restore(in.readInt());
        read(in, training.network().weights());
        read(in, training.adam().mean());
        read(in, training.adam().square());
        training.restore(last);
    }

    private static void write(float[] numbers, DataOutputStream out) throws IOException {
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    private static void read(DataInputStream in, float[] numbers) throws IOException {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }

    /** What must be the same for a run to go on; the number of weights is part of it. */
    private static String identity(LettersTraining training) {
        return "seed " + training.seed() + ", " + training.network().weights().length + " weights, " + training.how();
    }
}
