package dev.temper.console.api;

/**
 * Whose API it is.
 *
 * @param version of the program
 * @param bootstrap the brokers that it reads from, as its settings name them
 * @param ready whether it has read what there was to read when it started: before, its answers may be old
 */
public record SiteAnswer(String version, String bootstrap, boolean ready) {}
