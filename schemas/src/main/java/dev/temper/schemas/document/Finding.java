package dev.temper.schemas.document;

/**
 * Something wrong with a document.
 *
 * @param path where, such as {@code parameters[2].min}; empty for all of it
 * @param message a sentence that names the field, says what it is, and after a colon what would be right: {@code min is
 *     0: give at least 1}
 */
public record Finding(String path, String message) {
    /** A line: the message, and before it the path where that says more than the field's name. */
    public String line() {
        return path.isEmpty() || message.startsWith(path + " ") ? message : path + ": " + message;
    }
}
