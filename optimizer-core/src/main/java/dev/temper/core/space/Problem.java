package dev.temper.core.space;

/**
 * Something wrong with a definition.
 *
 * @param path where, such as {@code parameters[2].min}
 * @param message what is wrong with which value, and what would be right
 */
public record Problem(String path, String message) {}
