package dev.temper.schemas.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What is known of the fields of one kind of object, and of what users call them. */
public interface Vocabulary {
    /** For fields that have one name each, and no examples. */
    Vocabulary PLAIN = new Vocabulary() {};

    /**
     * What a word that a user gave as a value means.
     *
     * @param word the known word; null if there is none
     * @param beside fields that the word implies beside its own
     * @param remedy what the user is told to do
     */
    record Meaning(@Nullable String word, ObjectNode beside, String remedy) {
        /** A known word by another name. */
        public static Meaning of(String word) {
            return new Meaning(word, JsonNodeFactory.instance.objectNode(), "write " + word);
        }

        /** No known word, but advice. */
        public static Meaning none(String remedy) {
            return new Meaning(null, JsonNodeFactory.instance.objectNode(), remedy);
        }
    }

    /** The object with each field where it belongs; of those that were not, the findings are told. */
    default JsonNode translate(JsonNode object, String path, Findings findings) {
        return object;
    }

    /** What a field that is missing may look like, such as {@code max: 27}; empty if nothing can be said. */
    default String example(String field) {
        return "";
    }

    /** What a word means as the value of a field; null if nobody knows it. */
    default @Nullable Meaning meaning(String field, String theirs) {
        return null;
    }
}
