package dev.temper.console.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.temper.schemas.document.Finding;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body as a record, whose components must all be there unless they are {@link Nullable}. */
final class BodyReader {
    private BodyReader() {}

    static Object read(byte[] bytes, Class<?> type) {
        if (bytes.length == 0) {
            throw new HttpProblem(400, "The body is empty: send a JSON object");
        }
        JsonNode tree = tree(bytes);
        if (!tree.isObject()) {
            throw new HttpProblem(422, "The body is no JSON object.");
        }
        List<Finding> missing = new ArrayList<>();
        lookForMissing(tree, type, "", missing);
        if (!missing.isEmpty()) {
            throw new HttpProblem(422, "The body is not complete.", missing);
        }
        try {
            return Json.mapper().treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw new HttpProblem(422, "The body cannot be used.", List.of(finding(e, tree)));
        } catch (JsonProcessingException e) {
            throw new HttpProblem(422, "The body cannot be used: " + firstLine(e.getOriginalMessage()));
        }
    }

    private static Finding finding(JsonMappingException failure, JsonNode tree) {
        String path = path(failure.getPath());
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (failure instanceof UnrecognizedPropertyException unknown) {
            RecordComponent[] parts = unknown.getReferringClass().getRecordComponents();
            List<String> known = parts == null
                    ? List.of()
                    : Arrays.stream(parts).map(RecordComponent::getName).toList();
            return new Finding(path, name + " is not known: give " + String.join(", ", known));
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            JsonNode value =
                    tree.at("/" + path.replace("[", ".").replace("]", "").replace('.', '/'));
            return new Finding(path, name + " is " + shown(value) + ": give " + wanted(mismatch.getTargetType()));
        }
        return new Finding(path, firstLine(failure.getOriginalMessage()));
    }

    private static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "of another kind" : value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number" + (type == int.class || type == Integer.class ? " of 32 bits" : "");
        }
        return type == String.class ? "a text" : Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return Json.mapper().readTree(bytes);
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new HttpProblem(400, "The body is not JSON: " + firstLine(e.getOriginalMessage()) + at);
        } catch (IOException e) {
            throw new HttpProblem(400, "The body is not JSON: " + e.getMessage());
        }
    }

    private static void lookForMissing(JsonNode tree, Class<?> type, String path, List<Finding> missing) {
        for (RecordComponent component : type.getRecordComponents()) {
            String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
            JsonNode value = tree.get(component.getName());
            if (value == null || value.isNull()) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    missing.add(new Finding(at, component.getName() + " is missing"));
                }
                continue;
            }
            lookInside(value, component.getGenericType(), at, missing);
        }
    }

    private static void lookInside(JsonNode value, Type type, String path, List<Finding> missing) {
        if (type instanceof Class<?> one && one.isRecord() && value.isObject()) {
            lookForMissing(value, one, path, missing);
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class && value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                String at = path + "[" + i + "]";
                if (value.get(i).isNull()) {
                    missing.add(new Finding(at, at + " is null: give a value, or leave it out"));
                } else {
                    lookInside(value.get(i), list.getActualTypeArguments()[0], at, missing);
                }
            }
        }
    }

    private static String path(List<Reference> references) {
        StringBuilder path = new StringBuilder();
        for (Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
