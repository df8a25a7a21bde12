package dev.temper.demo;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Images of handwritten digits in a fixed random order, the first of them for training. Four of five pixels are blank,
 * so an image is kept as its inked pixels only: example i has entries start[i] (inclusive) to start[i + 1] (exclusive).
 */
public final class Digits {
    static final int PIXELS = 28 * 28;
    static final int CLASSES = 10;
    private static final int TRAINING = 8000;
    private static final long SPLIT_SEED = 1;
    private static final int IMAGES_MAGIC = 0x803;
    private static final int LABELS_MAGIC = 0x801;

    private final int[] start;
    private final short[] pixel;
    private final float[] ink;
    private final byte[] label;
    private final int training;

    Digits(int[] start, short[] pixel, float[] ink, byte[] label, int training) {
        this.start = start;
        this.pixel = pixel;
        this.ink = ink;
        this.label = label;
        this.training = training;
    }

    /** All 10 000 images: 8000 to train on, 2000 to validate. */
    public static Digits load() {
        byte[] labels = read("mnist10k-labels-idx1-ubyte.gz", LABELS_MAGIC, 1);
        byte[] images = read("mnist10k-images-idx3-ubyte.gz", IMAGES_MAGIC, PIXELS);
        return of(images, labels, shuffled(labels.length, SPLIT_SEED), TRAINING);
    }

    int size() {
        return label.length;
    }

    /** Number of examples to train on; the rest validate. */
    int training() {
        return training;
    }

    /** Where each example's entries begin, and one more for the end. */
    int[] start() {
        return start;
    }

    /** Positions of inked pixels, from 0 to 783. */
    short[] pixel() {
        return pixel;
    }

    /** Their darkness, in (0, 1]. */
    float[] ink() {
        return ink;
    }

    /** The digits, from 0 to 9. */
    byte[] label() {
        return label;
    }

    /** The numbers from 0 to size - 1 in a random order that the seed determines. */
    static int[] shuffled(int size, long seed) {
        Random random = new Random(seed);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static Digits of(byte[] images, byte[] labels, int[] order, int training) {
        int[] start = new int[order.length + 1];
        short[] pixel = new short[images.length];
        float[] ink = new float[images.length];
        byte[] label = new byte[order.length];
        int entries = 0;
        for (int i = 0; i < order.length; i++) {
            label[i] = labels[order[i]];
            for (int p = 0; p < PIXELS; p++) {
                int darkness = images[order[i] * PIXELS + p] & 0xff;
                if (darkness > 0) {
                    pixel[entries] = (short) p;
                    ink[entries++] = darkness / 255f;
                }
            }
            start[i + 1] = entries;
        }
        return new Digits(start, Arrays.copyOf(pixel, entries), Arrays.copyOf(ink, entries), label, training);
    }

    /** The bytes of an IDX file after its header. */
    private static byte[] read(String name, int magic, int bytesPerItem) {
        try (InputStream resource = Digits.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not on the class path: build demo-trainer again");
            }
            DataInputStream in = new DataInputStream(new GZIPInputStream(resource, 1 << 16));
            int found = in.readInt();
            int items = in.readInt();
            if (found != magic) {
                throw new IllegalStateException(name + " is damaged: its magic number is " + found);
            }
            in.skipNBytes(bytesPerItem == 1 ? 0 : 8);
            return in.readNBytes(items * bytesPerItem);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is damaged", e);
        }
    }
}
