package dev.temper.schemas.registry;

import org.apache.avro.Schema;

/** The text of a schema as it is registered. */
public final class SchemaText {
    private SchemaText() {}

    /**
     * A schema as JSON without what only Java's generated classes say, so that a schema has one id whatever language its
     * producer is written in.
     */
    public static String of(Schema schema) {
        return schema.toString().replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
    }
}
