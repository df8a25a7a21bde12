package dev.temper.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of settings, from documents and from properties: the same sentences, all at once, in their order. */
class SettingsTest {
    private static List<String> wrong(Settings settings) {
        settings.whole("slots", 1, 1, 9);
        settings.number("grace.seconds", 1, 0.1, 60);
        settings.flag("exit", true);
        settings.parse("roles", "", "engine or model", text -> {
            throw new IllegalArgumentException(text);
        });
        settings.required("brokers", "the brokers, such as localhost:9092");
        return catchThrowableOfType(InvalidSettingsException.class, () -> settings.finish("Unusable"))
                .lines();
    }

    @Test
    void propertiesAndDocumentsAreAnsweredAlike() {
        List<String> lines = List.of(
                "brokers is missing: give the brokers, such as localhost:9092",
                "exit is \"maybe\": give true or false",
                "grace.seconds is 0.01: give a number from 0.1 to 60",
                "roles is \"cook\": give engine or model",
                "slots is 1.5: give a whole number from 1 to 9",
                "slotz is unknown: did you mean \"slots\"?");
        assertThat(wrong(Settings.of(Map.of(
                        "slots", "1.5", "grace.seconds", " 0.01 ", "exit", "maybe", "roles", "cook", "slotz", "3"))))
                .isEqualTo(lines);
        assertThat(wrong(Settings.of("exit: maybe\ngrace.seconds: 0.01\nroles: cook\nslots: 1.5\nslotz: 3\n")))
                .isEqualTo(lines);
    }

    @Test
    void aTextOfADocumentIsNoNumberAndOneOfPropertiesIs() {
        assertThat(Settings.of(Map.of("n", "7")).whole("n", 1, 1, 9)).isEqualTo(7);
        Settings quoted = Settings.of("n: \"7\"");
        assertThat(quoted.whole("n", 1, 1, 9)).isEqualTo(1);
        assertThatThrownBy(() -> quoted.finish("Unusable"))
                .hasMessage("Unusable:\n  - n is \"7\": give a whole number from 1 to 9");
        assertThat(Settings.of(Map.of("id", "007")).text("id", "")).isEqualTo("007");
    }

    @Test
    void whatIsBlankHasItsDefaultAndWhatBeginsAlikeIsTakenTogether() {
        Settings settings = Settings.of(Map.of("port", " ", "kafka.acks", "1", "kafka.security.protocol", "SSL"));
        assertThat(settings.whole("port", 80, 0, 99)).isEqualTo(80);
        assertThat(settings.under("kafka.")).isEqualTo(Map.of("acks", "1", "security.protocol", "SSL"));
        settings.finish("Unusable");
    }

    @Test
    void fieldsInsideOthersAreNamedByTheirPath() {
        Settings settings = Settings.of("kafka: {servers: [a], properties: 3}\nmetrics: 5\ndirectory: x\n");
        Settings kafka = settings.object("kafka");
        kafka.text("servers", "");
        kafka.map("properties");
        kafka.finish();
        settings.object("metrics").finish();
        assertThat(settings.path("directory", ".", Path.of("/base"))).isEqualTo(Path.of("/base/x"));
        assertThatThrownBy(() -> settings.finish("Unusable")).hasMessage("""
                Unusable:
                  - kafka.servers: servers is [a]: give a text
                  - kafka.properties: properties is 3: give texts by name, such as {name: value}
                  - metrics is 5: give an object with fields""");
    }
}
