package dev.temper.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewKeyTest {
    @Test
    void keysAreReadAsTheyAreWritten() {
        assertThat(ViewKey.of("cars").text()).isEqualTo("cars");
        assertThat(ViewKey.of("cars", 12).text()).isEqualTo("cars/trial/12");
        assertThat(ViewKey.parse("cars")).isEqualTo(ViewKey.of("cars"));
        assertThat(ViewKey.parse("cars/trial/0")).isEqualTo(ViewKey.of("cars", 0));
        assertThat(ViewKey.parse("cars/trial/12")).isEqualTo(ViewKey.of("cars", 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "cars/",
                "cars/trial",
                "cars/trial/",
                "cars/trial/-1",
                "cars/trial/01",
                "cars/trial/x",
                "cars/trial/1/2",
                "/trial/1",
                "cars/trial/99999999999"
            })
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> ViewKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTrialLiesInThePartitionThatKafkaGivesToItsExperiment() {
        for (int i = 0; i < 100; i++) {
            String experiment = "experiment-" + i;
            int expected = BuiltInPartitioner.partitionForKey(experiment.getBytes(StandardCharsets.UTF_8), 7);
            assertThat(ViewKey.of(experiment, i).partition(7)).isEqualTo(expected);
            assertThat(ViewKey.of(experiment).partition(7)).isEqualTo(expected);
        }
    }
}
