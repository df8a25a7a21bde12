package dev.temper.agent.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scalars of a TensorBoard event, as PyTorch ({@code simple_value}) and TensorFlow 2 (a tensor) write them.
 *
 * @param values by tag
 */
record Scalars(long step, Map<String, Double> values) {
    private static final int EVENT_STEP = 2;
    private static final int EVENT_SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;
    private static final int VALUE_TENSOR = 8;
    private static final int VALUE_METADATA = 9;
    private static final int METADATA_PLUGIN = 1;
    private static final int PLUGIN_NAME = 1;

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException when the bytes are none
     */
    static Scalars of(ByteBuffer event) {
        long step = 0;
        Map<String, Double> values = new LinkedHashMap<>();
        try {
            Wire wire = new Wire(event);
            for (int field = wire.next(); field != 0; field = wire.next()) {
                if (field == EVENT_STEP) {
                    step = wire.varint();
                } else if (field == EVENT_SUMMARY) {
                    summary(wire.bytes(), values);
                } else {
                    wire.skip();
                }
            }
        } catch (java.nio.BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("an event that ends too early", e);
        }
        return new Scalars(step, values);
    }

    private static void summary(ByteBuffer summary, Map<String, Double> values) {
        Wire wire = new Wire(summary);
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field == SUMMARY_VALUE) {
                value(wire.bytes(), values);
            } else {
                wire.skip();
            }
        }
    }

    private static void value(ByteBuffer value, Map<String, Double> values) {
        String tag = "";
        Double number = null;
        String plugin = "";
        Wire wire = new Wire(value);
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case VALUE_TAG -> tag = text(wire.bytes());
                case VALUE_SIMPLE -> number = shortest(wire.fixed32());
                case VALUE_TENSOR -> number = Tensor.scalar(wire.bytes());
                case VALUE_METADATA -> plugin = plugin(wire.bytes());
                default -> wire.skip();
            }
        }
        if (number != null && (plugin.isEmpty() || plugin.equals("scalars"))) {
            values.put(tag, number);
        }
    }

    private static String plugin(ByteBuffer metadata) {
        ByteBuffer data = field(metadata, METADATA_PLUGIN);
        ByteBuffer name = data == null ? null : field(data, PLUGIN_NAME);
        return name == null ? "" : text(name);
    }

    private static @Nullable ByteBuffer field(ByteBuffer message, int number) {
        Wire wire = new Wire(message);
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field == number && wire.hasBytes()) {
                return wire.bytes();
            }
            wire.skip();
        }
        return null;
    }

    /** The double that is written like the float: 0.1, not 0.10000000149011612. */
    static double shortest(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
