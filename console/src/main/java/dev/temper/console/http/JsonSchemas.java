package dev.temper.console.http;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
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
        config.forFields().withPropertyNameOverrideResolver(JsonSchemas::nameOf);
        config.forFields().withIgnoreCheck(field -> annotation(field, JsonUnwrapped.class) != null);
        config.forTypesInGeneral().withCustomDefinitionProvider(definitions());
        config.forTypesInGeneral().withCustomDefinitionProvider(new Unwrapped());
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

    /** Records of which some components' fields stand beside the others. */
    private static final class Unwrapped implements CustomDefinitionProviderV2 {
        @Override
        public @Nullable CustomDefinition provideCustomSchemaDefinition(
                ResolvedType type, SchemaGenerationContext context) {
            if (!type.getErasedType().isRecord()) {
                return null;
            }
            List<Class<?>> unwrapped = Arrays.stream(type.getErasedType().getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(JsonUnwrapped.class))
                    .<Class<?>>map(Field::getType)
                    .toList();
            if (unwrapped.isEmpty()) {
                return null;
            }
            ObjectNode all = context.createStandardDefinition(type, this);
            for (Class<?> one : unwrapped) {
                ObjectNode fields = context.createStandardDefinition(
                        context.getTypeContext().resolve(one), this);
                all.withObjectProperty("properties").setAll(fields.withObjectProperty("properties"));
                all.withArrayProperty("required").addAll(fields.withArrayProperty("required"));
            }
            return new CustomDefinition(all);
        }
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The name under which it is written, where that is no word that Java has for a component. */
    private static @Nullable String nameOf(FieldScope field) {
        JsonProperty named = annotation(field, JsonProperty.class);
        return named == null ? null : named.value();
    }

    private static <A extends Annotation> @Nullable A annotation(FieldScope field, Class<A> type) {
        return field.getRawMember().getAnnotation(type);
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
