package dev.temper.stream.hostile;

import dev.temper.schemas.serde.RecordModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hostile variants of a valid record: the schema is walked, and each leaf in it gets every value that its type allows and
 * nobody expects. What comes out can be encoded with the same schema.
 */
final class Mutations {
    static final List<Double> DOUBLES = List.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -0.0,
            0.0,
            -1.0,
            2.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE);
    static final List<Integer> INTS = List.of(Integer.MIN_VALUE, -1, 0, 1, 2, 1_000_000, Integer.MAX_VALUE);
    static final List<Long> LONGS =
            List.of(Long.MIN_VALUE, -1L, 0L, 1L, 2L, 1L << 31, 1L << 53, Long.MAX_VALUE - 1, Long.MAX_VALUE);
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u001b[2J\u0007",
            "line\r\nline",
            "x".repeat(301),
            "x".repeat(1_001),
            "é".repeat(70_000),
            "😀\u202eabc",
            "../../etc/passwd",
            "a/trial/1",
            ".",
            "-rf",
            "model",
            "intake/lost/1",
            "{}",
            "NaN",
            "\ufffd");
    private static final List<Integer> SIZES = List.of(2, 101, 12_000);

    private Mutations() {}

    /** A variant, and what is strange about it. */
    record Mutant(String name, SpecificRecord record) {}

    private record Variant(String name, @Nullable Object value) {}

    /** Every leaf with every hostile value, one at a time. */
    static List<Mutant> all(SpecificRecord valid) {
        List<Mutant> mutants = new ArrayList<>();
        for (Variant variant : variants(valid.getSchema(), valid, "")) {
            if (!variant.value.equals(valid)) {
                mutants.add(new Mutant(valid.getSchema().getName() + variant.name, (SpecificRecord) variant.value));
            }
        }
        return mutants;
    }

    private static List<Variant> variants(Schema schema, @Nullable Object value, String path) {
        List<Variant> found = new ArrayList<>();
        switch (schema.getType()) {
            case RECORD -> {
                for (Field field : schema.getFields()) {
                    Object inner = ((IndexedRecord) value).get(field.pos());
                    for (Variant variant : variants(field.schema(), inner, path + "." + field.name())) {
                        found.add(new Variant(variant.name, with((IndexedRecord) value, field, variant.value)));
                    }
                }
            }
            case ARRAY -> arrays(schema, (List<?>) value, path, found);
            case UNION -> {
                for (Schema branch : schema.getTypes()) {
                    boolean same = RecordModel.MODEL.resolveUnion(schema, value)
                            == schema.getTypes().indexOf(branch);
                    Object start = same ? value : sample(branch);
                    found.add(new Variant(path + " as " + branch.getType(), start));
                    if (start != null) {
                        found.addAll(variants(branch, start, path));
                    }
                }
            }
            default -> leaves(schema).forEach(leaf -> found.add(new Variant(path + " = " + shown(leaf), leaf)));
        }
        return found;
    }

    private static void arrays(Schema schema, List<?> items, String path, List<Variant> found) {
        found.add(new Variant(path + " empty", List.of()));
        Object item = items.isEmpty() ? sample(schema.getElementType()) : items.get(0);
        for (int size : SIZES) {
            found.add(new Variant(path + " x " + size, Collections.nCopies(size, item)));
        }
        for (Variant variant : variants(schema.getElementType(), item, path + "[0]")) {
            List<Object> changed = new ArrayList<>(items.isEmpty() ? List.of(item) : items);
            changed.set(0, variant.value);
            found.add(new Variant(variant.name, changed));
        }
    }

    private static List<?> leaves(Schema schema) {
        return switch (schema.getType()) {
            case INT -> INTS;
            case LONG -> LONGS;
            case DOUBLE -> DOUBLES;
            case STRING -> TEXTS;
            case BOOLEAN -> List.of(true, false);
            case ENUM -> symbols(schema);
            default -> List.of();
        };
    }

    private static List<Object> symbols(Schema schema) {
        List<Object> symbols = new ArrayList<>();
        for (String symbol : schema.getEnumSymbols()) {
            symbols.add(RecordModel.MODEL.createEnum(symbol, schema));
        }
        return symbols;
    }

    private static @Nullable Object sample(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case INT -> 1;
            case LONG -> 1L;
            case DOUBLE -> 0.5;
            case STRING -> "text";
            case BOOLEAN -> true;
            case ENUM -> symbols(schema).get(0);
            case ARRAY -> List.of();
            case UNION -> sample(schema.getTypes().get(0));
            case RECORD -> {
                IndexedRecord record = (IndexedRecord) RecordModel.MODEL.newRecord(null, schema);
                schema.getFields().forEach(field -> record.put(field.pos(), sample(field.schema())));
                yield record;
            }
            default -> throw new IllegalArgumentException("no sample of " + schema);
        };
    }

    /** One leaf of the record, whichever, with one hostile value. */
    static SpecificRecord any(SpecificRecord valid, Random random) {
        return (SpecificRecord) one(valid.getSchema(), valid, random);
    }

    private static @Nullable Object one(Schema schema, @Nullable Object value, Random random) {
        return switch (schema.getType()) {
            case NULL -> null;
            case RECORD -> {
                Field field =
                        schema.getFields().get(random.nextInt(schema.getFields().size()));
                Object inner = ((IndexedRecord) value).get(field.pos());
                yield with((IndexedRecord) value, field, one(field.schema(), inner, random));
            }
            case UNION -> {
                Schema branch =
                        schema.getTypes().get(random.nextInt(schema.getTypes().size()));
                boolean same = schema.getTypes().indexOf(branch) == RecordModel.MODEL.resolveUnion(schema, value);
                yield one(branch, same ? value : sample(branch), random);
            }
            case ARRAY -> items(schema, (List<?>) value, random);
            case INT -> random.nextInt(4) == 0 ? (Object) random.nextInt() : INTS.get(random.nextInt(INTS.size()));
            case LONG -> random.nextInt(4) == 0 ? (Object) random.nextLong() : LONGS.get(random.nextInt(LONGS.size()));
            case DOUBLE ->
                random.nextInt(4) == 0
                        ? (Object) Double.longBitsToDouble(random.nextLong())
                        : DOUBLES.get(random.nextInt(DOUBLES.size()));
            // The long ones seldom: they cost more than they find.
            case STRING -> TEXTS.get(random.nextInt(random.nextInt(50) == 0 ? TEXTS.size() : 6));
            case BOOLEAN -> random.nextBoolean();
            case ENUM ->
                symbols(schema).get(random.nextInt(schema.getEnumSymbols().size()));
            default -> value;
        };
    }

    private static List<?> items(Schema schema, List<?> items, Random random) {
        Object item = items.isEmpty() ? sample(schema.getElementType()) : items.get(random.nextInt(items.size()));
        int kind = random.nextInt(20);
        if (kind < 2) {
            return List.of();
        }
        if (kind < 4) {
            return Collections.nCopies(kind == 2 ? random.nextInt(200) : 2, item);
        }
        List<Object> changed = new ArrayList<>(items);
        changed.add(item);
        changed.set(random.nextInt(changed.size()), one(schema.getElementType(), item, random));
        return changed;
    }

    /** A copy with another value of a field; what it does not change it shares. */
    static IndexedRecord with(IndexedRecord record, Field field, @Nullable Object value) {
        IndexedRecord copy = (IndexedRecord) RecordModel.MODEL.newRecord(null, record.getSchema());
        record.getSchema().getFields().forEach(one -> copy.put(one.pos(), record.get(one.pos())));
        copy.put(field.pos(), value);
        return copy;
    }

    private static String shown(Object leaf) {
        String text = leaf.toString();
        return text.length() <= 40 ? text : text.substring(0, 10) + "... of " + text.length();
    }
}
