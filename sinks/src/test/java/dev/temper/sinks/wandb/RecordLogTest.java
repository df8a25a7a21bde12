package dev.temper.sinks.wandb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of all lengths come out as they went in, wherever they meet the end of a block. */
class RecordLogTest {
    private static final int BLOCK = 32_768;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsReadIsWhatWasWritten(long seed) {
        Random random = new Random(seed);
        List<byte[]> records = new ArrayList<>();
        RecordLog whole = new RecordLog();
        RecordLog parts = new RecordLog();
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            int length = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(20);
                case 1 -> random.nextInt(3 * BLOCK);
                // Up to the last bytes of a block.
                case 2 ->
                    Math.max(
                            0, BLOCK - 7 - (int) ((whole.begin() + whole.bytes().length) % BLOCK) - random.nextInt(16));
                default -> random.nextInt(2_000);
            };
            byte[] record = new byte[length];
            random.nextBytes(record);
            records.add(record);
            whole.add(record);
            parts.add(record);
            if (random.nextBoolean()) {
                taken.writeBytes(parts.bytes());
                parts.taken();
                assertThat(parts.begin()).isEqualTo(taken.size());
            }
        }
        taken.writeBytes(parts.bytes());
        assertThat(taken.toByteArray()).isEqualTo(whole.bytes());
        assertThat(read(whole.bytes())).usingRecursiveComparison().isEqualTo(records);
    }

    private static List<byte[]> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(7);
        List<byte[]> records = new ArrayList<>();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            int left = BLOCK - in.position() % BLOCK;
            if (left < 7) {
                in.position(in.position() + left);
                continue;
            }
            int sum = in.getInt();
            byte[] data = new byte[Short.toUnsignedInt(in.getShort())];
            byte type = in.get();
            in.get(data);
            CRC32 crc = new CRC32();
            crc.update(type);
            crc.update(data);
            assertThat((int) crc.getValue()).isEqualTo(sum);
            record.writeBytes(data);
            if (type == 1 || type == 4) {
                records.add(record.toByteArray());
                record.reset();
            }
        }
        return records;
    }
}
