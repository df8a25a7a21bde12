package dev.temper.deploy.cli;

/** How a line of the log is written. */
enum LogFormat {
    /** For people. */
    TEXT,
    /** An object of JSON a line, for whoever collects logs. */
    JSON
}
