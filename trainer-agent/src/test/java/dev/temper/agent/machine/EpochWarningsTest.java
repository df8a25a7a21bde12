package dev.temper.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator hears of epochs that are not those that were asked for. */
class EpochWarningsTest {
    private static List<String> warnings(Scene scene) {
        return scene.effects(Effect.Say.class).stream()
                .filter(Effect.Say::warning)
                .map(Effect.Say::text)
                .toList();
    }

    private static Scene resumed() {
        Scene scene = Scene.ready(1);
        return scene.order(resume(scene, 5, 9, 0, 1));
    }

    private static Order resume(Scene scene, int trial, long lease, int slot, long offer) {
        return new Order.Grant(
                scene.next(), trial, lease, new Assignee("a", "s", slot, offer), List.of(), new Target(1, "t", 3, 9));
    }

    @Test
    void aScriptThatReportsTooSeldomIsNamedWithItsRemedy() {
        Scene scene = Scene.training().epoch(1, 100);
        assertThat(warnings(scene))
                .singleElement()
                .asString()
                .contains("epoch 100, beyond epoch 3", "tasks.epochs.min: 100");
        scene.order(new Order.Continue(scene.next(), 9, Scene.target(243), Scene.WHY));
        assertThat(warnings(scene.epoch(1, 200))).isEmpty();
    }

    @Test
    void aScriptThatStartsAnewIsToldOfCheckpoints() {
        Scene scene = resumed().epoch(1, 1);
        assertThat(warnings(scene))
                .singleElement()
                .asString()
                .contains("epoch 1, but the trial had trained to epoch 3", "{checkpoint_dir}", "resume: restart");
        assertThat(warnings(scene.epoch(1, 2))).isEmpty();
    }

    @Test
    void whatIsTrueOfEveryTrialIsSaidAtTheFirst() {
        Scene scene = new Scene(2, true).input(new Input.Ready());
        scene.order(resume(scene, 5, 9, 0, 1)).order(resume(scene, 6, 10, 1, 2));
        assertThat(warnings(scene.epoch(1, 1))).singleElement().asString().contains("said once");
        assertThat(warnings(scene.epoch(2, 1))).isEmpty();
        scene.exit(1, 0);
        scene.order(resume(scene, 7, 11, 0, 3));
        assertThat(warnings(scene.epoch(3, 12)))
                .as("another matter")
                .singleElement()
                .asString()
                .contains("tasks.epochs.min");
    }

    @Test
    void aScriptThatDoesAsItIsToldHearsNothing() {
        assertThat(warnings(Scene.training().epoch(1, 1))).isEmpty();
        assertThat(warnings(resumed().epoch(1, 3))).isEmpty();
        assertThat(warnings(Scene.ready(1).grant(5, 9, 0, 1, 0).epoch(1, 1_000)))
                .isEmpty();
    }
}
