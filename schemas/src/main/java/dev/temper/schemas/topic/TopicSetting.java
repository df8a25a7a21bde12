package dev.temper.schemas.topic;

import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * A setting of a topic that a promise rests on. Topics are created with its value, whatever the broker's default is;
 * one that exists may have any value that keeps the promise.
 *
 * @param name Kafka's name for it
 * @param value what a topic is created with
 * @param accepted which values keep the promise, in words
 * @param keeps whether a value, as Kafka writes it, keeps the promise
 * @param reason what the promise is
 */
public record TopicSetting(String name, String value, String accepted, Predicate<String> keeps, String reason) {
    static TopicSetting exactly(String name, Object value, String reason) {
        String text = value.toString();
        return new TopicSetting(name, text, text, text::equals, reason);
    }

    static TopicSetting number(String name, long value, String accepted, LongPredicate keeps, String reason) {
        return new TopicSetting(name, Long.toString(value), accepted, text -> keeps.test(Long.parseLong(text)), reason);
    }
}
