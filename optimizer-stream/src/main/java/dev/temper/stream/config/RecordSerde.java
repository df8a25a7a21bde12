package dev.temper.stream.config;

import dev.temper.schemas.document.Finding;
import dev.temper.schemas.document.InvalidSettingsException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Makes the serde of Avro records that the settings name. */
public final class RecordSerde {
    private RecordSerde() {}

    /**
     * A new serde of values, configured; the caller closes it.
     *
     * @throws InvalidSettingsException when the class is not on the class path or is no serde
     */
    @SuppressWarnings("unchecked") // the serde's type is the operator's promise
    public static Serde<SpecificRecord> of(OptimizerConfig config) {
        Serde<SpecificRecord> serde;
        try {
            serde = (Serde<SpecificRecord>) Class.forName(config.serdeClass())
                    .asSubclass(Serde.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new InvalidSettingsException(
                    OptimizerConfig.UNUSABLE,
                    List.of(new Finding(
                            "serde.class",
                            "serde.class is \"" + config.serdeClass()
                                    + "\": give a public class on the class path that implements "
                                    + Serde.class.getName() + " and has a constructor without arguments (" + e
                                    + ")")));
        }
        serde.configure(settings(config), false);
        return serde;
    }

    private static Map<String, Object> settings(OptimizerConfig config) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("schema.registry.url", config.registryUrl());
        // Read by Confluent's serde, ignored by ours, which always does so.
        settings.put("specific.avro.reader", true);
        settings.put("value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
        settings.putAll(config.serdeSettings());
        return settings;
    }
}
