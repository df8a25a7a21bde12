package dev.temper.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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
    void whatDoesNotApplyIsLeftOutWithItsOption() throws UnstartableException {
        CommandTemplate template = new CommandTemplate(
                List.of("train", "--lr", "{lr}", "--momentum", "{momentum?}", "--decay={decay?}", "{data?}"));
        assertThat(template.fill(Map.of("lr", "0.1"))).containsExactly("train", "--lr", "0.1");
        assertThat(template.fill(Map.of("lr", "0.1", "momentum", "0.9", "decay", "1e-4", "data", "all")))
                .containsExactly("train", "--lr", "0.1", "--momentum", "0.9", "--decay=1e-4", "all");
    }

    @Test
    void aMissingValueThatWasNotMarkedIsAnError() {
        assertThatThrownBy(() -> new CommandTemplate(List.of("train", "{momentun}")).fill(Map.of("momentum", "0.9")))
                .isInstanceOf(UnstartableException.class)
                .hasMessageContaining("write {momentun?} if the parameter does not always apply");
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
