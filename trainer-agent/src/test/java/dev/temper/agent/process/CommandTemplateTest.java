package dev.temper.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTemplateTest {
    @Test
    void aSuggestionNeverChoosesWhatIsRun() {
        assertThat(CommandTemplate.problems(List.of("{program}")))
                .singleElement()
                .asString()
                .contains("must not choose what is run");
        assertThat(CommandTemplate.problems(List.of("sh", "-c", "train --lr {lr}")))
                .singleElement()
                .asString()
                .contains("train --lr {lr}");
        assertThat(CommandTemplate.problems(List.of("python3", "-c", "print({lr})")))
                .hasSize(1);
    }

    @Test
    void valuesBesideAFixedScriptAreFine() {
        assertThat(CommandTemplate.problems(List.of("sh", "-c", "exec train \"$1\"", "sh", "{lr}")))
                .isEmpty();
        assertThat(CommandTemplate.problems(List.of("python3", "-c", "print({1: 2})")))
                .isEmpty();
    }

    @Test
    void anEmptyCommandIsAProblem() {
        assertThat(CommandTemplate.problems(List.of()))
                .singleElement()
                .asString()
                .contains("python3");
        assertThat(CommandTemplate.problems(List.of(" "))).hasSize(1);
    }
}
