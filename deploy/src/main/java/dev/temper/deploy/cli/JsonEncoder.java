package dev.temper.deploy.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * A line of log as one line of JSON, whatever it holds, with the names of the Elastic Common Schema; what a line is about
 * ({@code experiment}, {@code trial}, {@code lease}, {@code sequence}) stands beside them. Logback's own encoder puts those
 * into a list of objects with one entry each, where nobody can search.
 */
final class JsonEncoder extends EncoderBase<ILoggingEvent> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("@timestamp", event.getInstant().toString());
        line.put("log.level", event.getLevel().toString());
        line.put("message", event.getFormattedMessage());
        line.put("log.logger", event.getLoggerName());
        line.put("process.thread.name", event.getThreadName());
        line.putAll(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                line.put(pair.key, pair.value instanceof Number ? pair.value : String.valueOf(pair.value));
            }
        }
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            line.put("error.type", failure.getClassName());
            line.put("error.message", failure.getMessage());
            line.put("error.stack_trace", ThrowableProxyUtil.asString(failure));
        }
        return (json(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Map<String, Object> line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
