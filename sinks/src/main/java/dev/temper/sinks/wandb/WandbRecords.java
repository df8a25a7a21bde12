package dev.temper.sinks.wandb;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.sinks.Texts;
import dev.temper.sinks.http.JsonCalls;
import java.util.Map;

/**
 * Records of a {@code .wandb} file, as {@code wandb_internal.proto} of the package wandb numbers their fields. Every record has its
 * number in the file.
 */
final class WandbRecords {
    private static final int MILLIS = 1_000;
    private static final int NANOS = 1_000_000;

    private long number;

    private byte[] record(int field, ProtoBytes message) {
        number++;
        return new ProtoBytes().number(1, number).message(field, message).toBytes();
    }

    /** The first: who wrote the file, and the oldest release of wandb that reads it. */
    byte[] header() {
        ProtoBytes version = new ProtoBytes().text(1, "temper").text(2, "0.13.0");
        return record(21, new ProtoBytes().message(1, version));
    }

    /**
     * What the run is.
     *
     * @param config parameters
     */
    byte[] run(RunNames names, Configuration configuration, Map<String, String> config, long startMillis) {
        ProtoBytes settings = new ProtoBytes();
        for (Configuration.Setting setting : configuration.settings()) {
            settings.message(1, item(1, setting.parameter(), json(setting.value())));
        }
        config.forEach((key, value) -> settings.message(1, item(1, key, json(value))));
        ProtoBytes start = new ProtoBytes()
                .number(1, Math.floorDiv(startMillis, MILLIS))
                .number(2, Math.floorMod(startMillis, MILLIS) * (long) NANOS);
        return record(
                17,
                new ProtoBytes()
                        .text(1, names.id())
                        .text(3, names.project())
                        .message(4, settings)
                        .text(6, names.group())
                        .text(7, "trial")
                        .text(8, names.display())
                        .text(13, names.host())
                        .message(17, start));
    }

    /** Values at a step. */
    byte[] history(long step, Map<String, String> values) {
        ProtoBytes history = new ProtoBytes();
        values.forEach((key, value) -> history.message(1, item(2, key, value)));
        return record(2, history.message(2, new ProtoBytes().number(1, step)));
    }

    /** What to show of the run as a whole. */
    byte[] summary(Map<String, String> values) {
        ProtoBytes summary = new ProtoBytes();
        values.forEach((key, value) -> summary.message(1, item(2, key, value)));
        return record(3, summary);
    }

    /** The last. */
    byte[] exit(int code, long seconds) {
        return record(18, new ProtoBytes().number(1, code).number(2, seconds));
    }

    /** @param keyField 1 for a plain key, 2 for a path of one key */
    private static ProtoBytes item(int keyField, String key, String json) {
        return new ProtoBytes().text(keyField, key).text(16, json);
    }

    static String json(String text) {
        return JsonCalls.text(TextNode.valueOf(text));
    }

    private static String json(Value value) {
        return value instanceof Value.OfText text ? json(text.value()) : Texts.of(value);
    }
}
