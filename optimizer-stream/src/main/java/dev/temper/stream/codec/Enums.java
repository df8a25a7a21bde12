package dev.temper.stream.codec;

/** Enums of the records and of the core have the same names, and the records' have UNKNOWN besides. */
final class Enums {
    private Enums() {}

    /** The core's constant of the same name; UNKNOWN is what an older reader sees of a newer writer's symbol. */
    static <E extends Enum<E>> E toCore(Class<E> type, Enum<?> symbol) {
        return find(
                type,
                symbol.name(),
                "; a newer version wrote it, or nothing: upgrade this reader, or name one in the record");
    }

    /** The record's symbol of the same name. */
    static <E extends Enum<E>> E toRecord(Class<E> type, Enum<?> constant) {
        return find(type, constant.name(), "; the schema lacks it");
    }

    private static <E extends Enum<E>> E find(Class<E> type, String name, String remedy) {
        for (E candidate : type.getEnumConstants()) {
            if (candidate.name().equals(name)) {
                return candidate;
            }
        }
        throw new CodecException(type.getSimpleName() + " is " + name + ", which has no meaning here" + remedy);
    }
}
