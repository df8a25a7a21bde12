package dev.temper.console.http;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;

/** JSON schemas of records, as {@link Json} reads and writes them. */
final class JsonSchemas {
    private final SchemaBuilder builder;

    JsonSchemas() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.FLATTENED_ENUMS_FROM_TOSTRING,
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .without(Option.SCHEMA_VERSION_INDICATOR, Option.FLATTENED_ENUMS);
        config.forFields().withNullableCheck(JsonSchemas::isNullable);
        config.forFields().withRequiredCheck(field -> true);
        config.forTypesInGeneral().withCustomDefinitionProvider(definitions());
        builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    /** Numbers that may be none, and JSON of any form. */
    private static CustomDefinitionProviderV2 definitions() {
        return (type, context) -> {
            Class<?> erased = type.getErasedType();
            ObjectNode node = context.getGeneratorConfig().createObjectNode();
            if (erased == double.class || erased == Double.class) {
                var choices = node.putArray("anyOf");
                choices.addObject().put("type", "number");
                choices.addObject().putArray("enum").add("NaN").add("Infinity").add("-Infinity");
                return new CustomDefinition(node, true);
            }
            if (erased == Object.class || JsonNode.class.isAssignableFrom(erased)) {
                return new CustomDefinition(node, true);
            }
            return null;
        };
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** What is written. */
    JsonNode of(Type type) {
        return builder.createSchemaReference(type);
    }

    /** What is read: what may be null may be left out too. */
    JsonNode ofRequest(Class<?> type) {
        return builder.createSchemaReference(type);
    }

    /** All that were asked for, and all that they refer to. */
    ObjectNode all() {
        return builder.collectDefinitions("components/schemas");
    }
}
