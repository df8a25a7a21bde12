package dev.temper.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.Type;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** JSON schemas of records, as {@link Json} reads and writes them. */
final class JsonSchemas {
    private static final String PLACE = "components/schemas";

    private final SchemaBuilder written = builder(field -> true);
    private final SchemaBuilder read = builder(field -> !isNullable(field));

    private static SchemaBuilder builder(Predicate<FieldScope> required) {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.FLATTENED_ENUMS_FROM_TOSTRING,
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.INLINE_NULLABLE_SCHEMAS,
                        Option.PLAIN_DEFINITION_KEYS)
                .without(Option.SCHEMA_VERSION_INDICATOR, Option.FLATTENED_ENUMS);
        config.forFields().withNullableCheck(JsonSchemas::isNullable);
        config.forFields().withRequiredCheck(required);
        config.forTypesInGeneral().withCustomDefinitionProvider(definitions());
        return new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    /** Numbers that may be none, and JSON of any form. */
    private static CustomDefinitionProviderV2 definitions() {
        return (type, context) -> {
            Class<?> erased = type.getErasedType();
            ObjectNode node = context.getGeneratorConfig().createObjectNode();
            if (erased == double.class || erased == Double.class) {
                ArrayNode choices = node.putArray("anyOf");
                choices.addObject().put("type", "number");
                choices.addObject().putArray("enum").add("NaN").add("Infinity").add("-Infinity");
            } else if (erased != Object.class && !JsonNode.class.isAssignableFrom(erased)) {
                return null;
            }
            return new CustomDefinition(
                    node, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
        };
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** What is written: all of it. */
    JsonNode ofAnswer(Type type) {
        return written.createSchemaReference(type);
    }

    /** What is read: what may be null may be left out too. */
    JsonNode ofRequest(Class<?> type) {
        return read.createSchemaReference(type);
    }

    /**
     * All that were asked for, and all that they refer to, by name.
     *
     * @throws IllegalStateException if one is both read and written, and may be left out of what is read
     */
    ObjectNode all() {
        ObjectNode all = written.collectDefinitions(PLACE);
        read.collectDefinitions(PLACE).properties().forEach(one -> {
            JsonNode other = all.get(one.getKey());
            if (other != null && !other.equals(one.getValue())) {
                throw new IllegalStateException(
                        one.getKey() + " is both read and written: what is read needs a record of its own");
            }
            all.set(one.getKey(), one.getValue());
        });
        return all;
    }
}
