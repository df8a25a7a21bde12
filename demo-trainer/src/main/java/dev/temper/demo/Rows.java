package dev.temper.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Data sets that come with the trainers: whole numbers, the last of each row its class. */
final class Rows {
    private Rows() {}

    /** All rows of a data set, in a random order that the seed determines. */
    static int[][] shuffled(String name, long seed) {
        List<int[]> rows = read(name);
        return Arrays.stream(order(rows.size(), seed)).mapToObj(rows::get).toArray(int[][]::new);
    }

    /** The numbers from 0 to size - 1 in a random order that the seed determines. */
    static int[] order(int size, long seed) {
        Random random = new Random(seed);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static List<int[]> read(String name) {
        try (InputStream resource = Rows.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not on the class path: build demo-trainer again");
            }
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(resource, 1 << 16), StandardCharsets.US_ASCII));
            return in.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is damaged", e);
        }
    }
}
