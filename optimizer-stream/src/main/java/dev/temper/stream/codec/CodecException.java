package dev.temper.stream.codec;

/** A well-formed record that has no meaning here: an unknown kind, an enum symbol of a newer version, a bad definition. */
public class CodecException extends RuntimeException {
    /** The message says what is wrong with which field, and what would be right. */
    public CodecException(String message) {
        super(message);
    }
}
