package dev.temper.deploy.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where log lines go: nowhere on the terminal unless asked for, and to a file of the data directory when there is one. */
final class Logs {
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{30} - %msg%n";

    private static volatile LogFormat format = LogFormat.TEXT;

    private Logs() {}

    /**
     * Sends errors to the terminal, or with verbose all that is worth reading. Replaces what was set before.
     *
     * @param lines how lines are written from now on, in files too
     */
    static void console(boolean verbose, LogFormat lines) {
        format = lines;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        root(context).setLevel(Level.WARN);
        context.getLogger("dev.temper").setLevel(Level.INFO);
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(verbose ? "INFO" : "OFF");
        filter.start();
        console.addFilter(filter);
        attach(context, console);
    }

    /** Adds a file: {@code DIRECTORY/logs/NAME.log}, ten megabytes at most and one older one. Returns the file. */
    static Path file(Path directory, String name) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Path file = directory.toAbsolutePath().normalize().resolve("logs").resolve(name + ".log");
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file.toString());
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setMaxIndex(1);
        rolling.setFileNamePattern(file + ".%i");
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(FileSize.valueOf("10MB"));
        trigger.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(trigger);
        attach(context, appender);
        return file;
    }

    private static void attach(LoggerContext context, OutputStreamAppender<ILoggingEvent> appender) {
        appender.setContext(context);
        appender.setEncoder(encoder(context));
        appender.start();
        root(context).addAppender(appender);
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
        Encoder<ILoggingEvent> encoder = format == LogFormat.JSON ? new JsonEncoder() : text();
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static PatternLayoutEncoder text() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(PATTERN);
        return encoder;
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
