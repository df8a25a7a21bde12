package dev.temper.schemas.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records filled at random from their schemas: odd doubles, empty and long lists, every branch and symbol. */
final class Samples {
    private static final double[] DOUBLES = {
        0.0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1e300
    };
    private static final long[] LONGS = {0, 1, -1, 63, 64, -65, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final String[] STRINGS = {"", "a", "line\nbreak", "né", "\uD83D\uDE80", "x".repeat(5000)};

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    SpecificRecord record(Schema schema) {
        SpecificRecord made = (SpecificRecord) RecordModel.MODEL.newRecord(null, schema);
        schema.getFields().forEach(field -> made.put(field.pos(), any(field.schema())));
        return made;
    }

    private @Nullable Object any(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION ->
                any(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
            case ARRAY -> list(schema.getElementType());
            case ENUM -> symbol(schema);
            case STRING -> STRINGS[random.nextInt(STRINGS.length)];
            case BYTES -> ByteBuffer.wrap(STRINGS[random.nextInt(STRINGS.length)].getBytes(StandardCharsets.UTF_8));
            case LONG -> LONGS[random.nextInt(LONGS.length)];
            case INT -> (int) LONGS[random.nextInt(LONGS.length)];
            case DOUBLE -> DOUBLES[random.nextInt(DOUBLES.length)];
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException("no sample for " + schema);
        };
    }

    private List<?> list(Schema element) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> any(element)).toList();
    }

    /** Any symbol but the default, which is never written. */
    private Object symbol(Schema schema) {
        List<String> symbols = schema.getEnumSymbols().stream()
                .filter(symbol -> !symbol.equals(schema.getEnumDefault()))
                .toList();
        return RecordModel.MODEL.createEnum(symbols.get(random.nextInt(symbols.size())), schema);
    }
}
