package dev.temper.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Evidence.Competitor;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Target;
import dev.temper.stream.codec.DefinitionReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of decision, as someone reads it who knows nothing but the definition. */
final class DecisionTextTest {
    private static final Assignee SLOT = new Assignee("host", "s1", 1, 7);
    private static final Configuration CONFIGURATION =
            new Configuration(List.of(new Configuration.Setting("lr", new Value.OfDouble(0.0123456))));
    static final Action SUGGEST = new Action.Suggest(4, 9, SLOT, CONFIGURATION, new Target(0, "1", 0, 1));
    static final Action PROMOTE = new Action.Promote(4, 9, SLOT, CONFIGURATION, new Target(1, "3", 1, 3));
    private static final Action CONTINUE = new Action.Continue(4, 9, new Target(1, "3", 1, 3));
    private static final Action PAUSE = new Action.Pause(4, 9);
    static final Action STOP = new Action.Stop(4, 9);

    static ExperimentDefinition definition(String method) {
        return DefinitionReader.read("""
                id: x
                metric: {name: accuracy, goal: maximize}
                parameters: [{name: lr, type: double, min: 0, max: 1}]
                tasks: {epochs: {max: 27}}
                budget: {cost: 10}
                failures: {retries: 2}
                method: %s
                """.formatted(method));
    }

    static ExperimentDefinition several(String method) {
        return DefinitionReader.read("""
                id: x
                metrics: [{name: loss, goal: minimize}, {name: size, goal: minimize}]
                parameters: [{name: lr, type: double, min: 0, max: 1}]
                tasks: {epochs: {max: 27}}
                budget: {cost: 10}
                method: %s
                """.formatted(method));
    }

    static String text(Action action, Evidence evidence, @Nullable ExperimentDefinition definition) {
        return DecisionText.sentences(new Decision(1, 1, 0, action, evidence), definition, new PastRuns());
    }

    static String text(Action action, Evidence evidence, String method) {
        return text(action, evidence, definition(method));
    }

    /** At the first rung, with the values 0.9, 0.8, ... of other trials before and after its own. */
    private static Evidence at(Reason reason, double value, @Nullable Double cutoff, int rank, int size) {
        List<Competitor> others = size == 1 ? List.of() : List.of(new Competitor(2, 0.95), new Competitor(3, 0.9));
        return new Evidence(reason, 0, 0, value, cutoff, rank, size, others);
    }

    @Test
    void aSuggestionNamesSlotParametersTargetAndSource() {
        assertThat(text(SUGGEST, Evidence.of(Reason.NEW), "asha"))
                .isEqualTo(
                        "Started on slot 1 of host, to train to epoch 1, with lr=0.01235. A new configuration, the next of"
                                + " the quasi-random suggester.");
        assertThat(text(SUGGEST, Evidence.of(Reason.QUEUED), "asha")).endsWith(" A user asked for this configuration.");
    }

    @Test
    void whatPeopleAskedForIsToldInTheirWords() {
        assertThat(text(STOP, Evidence.of(Reason.STOP_REQUESTED).noted("the loss explodes."), "asha"))
                .isEqualTo("Stopped for good. It was stopped by hand: the loss explodes.");
        assertThat(text(CONTINUE, at(Reason.KEEP_REQUESTED, 0.8, 0.85, 4, 9).noted("for the paper"), "asha"))
                .startsWith(
                        "Goes on, to train from epoch 1 to epoch 3. Somebody keeps it, so it goes on whatever its rank: for the"
                                + " paper. Its accuracy 0.8 ranks 4 of 9 there.");
        assertThat(text(PAUSE, at(Reason.COST_SPENT, 0.8, 0.85, 4, 9).noted("for the paper"), "asha"))
                .endsWith(" Somebody keeps it (for the paper), but what is left of the budget of cost does not pay for"
                        + " the way: it rests.");
    }

    /** It used to say that it ranks 1 of 1, and not why the best does not go on. */
    @Test
    void theFirstAtARungIsToldHowManyItTakes() {
        assertThat(text(PAUSE, at(Reason.AWAITING_RUNG, 0.8, null, 1, 1), "asha"))
                .isEqualTo(
                        "Paused at epoch 1. Of the trials that have come to epoch 1, the best one in 3 goes on: none yet,"
                                + " for that takes 3 trials and so far there is 1. Its accuracy 0.8 is the only value there so far."
                                + " Until it is among them, it rests.");
        assertThat(text(PAUSE, at(Reason.AWAITING_RUNG, 0.8, null, 2, 2), "asha"))
                .contains(
                        "none yet, for that takes 3 trials and so far there are 2. Its accuracy 0.8 ranks 2 of 2 there.");
    }

    @Test
    void aPauseGivesTheRuleTheRankAndTheOthers() {
        assertThat(text(PAUSE, at(Reason.AWAITING_RUNG, 0.8, 0.85, 4, 9), "asha"))
                .isEqualTo(
                        "Paused at epoch 1. Of the trials that have come to epoch 1, the best one in 3 goes on: now 3 of 9,"
                                + " which takes accuracy of at least 0.85. Its accuracy 0.8 ranks 4 of 9 there. The best others"
                                + " there: trial 2 with 0.95, trial 3 with 0.9. Until it is among them, it rests.");
    }

    /** It used to say that it ranks 2 of 6, and not why the second goes on. */
    @Test
    void aPromotionSaysHowManyGoOn() {
        assertThat(text(PROMOTE, at(Reason.PROMOTED, 0.92, 0.92, 2, 6), "asha"))
                .isEqualTo(
                        "Started again on slot 1 of host, to train from epoch 1 to epoch 3. Of the trials that have come"
                                + " to epoch 1, the best one in 3 goes on: now 2 of 6, which takes accuracy of at least 0.92. Its"
                                + " accuracy 0.92 ranks 2 of 6 there. The best others there: trial 2 with 0.95, trial 3 with 0.9. It"
                                + " is among them.");
    }

    @Test
    void aPromotionBeyondTheRuleSaysWhy() {
        assertThat(text(PROMOTE, at(Reason.PROMOTED, 0.7, 0.95, 3, 5), "temper"))
                .contains(
                        "Of the trials that the rungs started that have come to epoch 1",
                        "ranks 3 of 5 there, among the")
                .endsWith(
                        " It goes on all the same: nothing else is left that the budget pays for, and of the trials that"
                                + " rest it is the best of those that came furthest.");
        assertThat(text(PROMOTE, at(Reason.PROMOTED, 0.7, 0.95, 3, 5), "asha-stopping"))
                .endsWith(" It was among them when it came there, and had to wait.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            asha-stopping|0.9|Of the trials that have come to epoch 1 so far, the best one in 3, rounded up, goes on: now 2 of 4, which takes accuracy of at least 0.9.
            asha|0.95|Of the trials that have come to epoch 1, the best one in 3 goes on: now 1 of 4, which takes accuracy of at least 0.95.
            hyperband|0.95|Once all trials of bracket 0 have come to epoch 1, the best one in 3 goes on: now 1 of 4, which takes accuracy of at least 0.95.
            hyperband||Once all trials of bracket 0 have come to epoch 1, the best one in 3 goes on: they are not all there yet.
            temper|0.95|Of the trials that the rungs started that have come to epoch 1, the best one in 3 goes on: now 1 of 4, which takes accuracy of at least 0.95.
            """)
    void eachScheduleHasItsRule(String method, @Nullable Double cutoff, String rule) {
        assertThat(text(PAUSE, at(Reason.AWAITING_RUNG, 0.7, cutoff, 4, 4), method))
                .startsWith("Paused at epoch 1. " + rule + " Its accuracy 0.7 ranks 4 of 4 there");
    }

    @Test
    void whatGoesOnWhatStopsAndWhatMustWaitSayWhetherTheyAreAmongTheBest() {
        assertThat(text(CONTINUE, at(Reason.IN_TOP, 0.92, 0.92, 2, 4), "asha-stopping"))
                .startsWith("Goes on, to train from epoch 1 to epoch 3. Of the trials")
                .endsWith(" It is among them.");
        assertThat(text(STOP, at(Reason.BELOW_CUTOFF, 0.7, 0.9, 4, 4), "asha-stopping"))
                .startsWith("Stopped for good. Of the trials")
                .endsWith(" It is not among them.");
        assertThat(text(PAUSE, at(Reason.AWAITING_TURN, 0.92, 0.92, 2, 6), "temper"))
                .endsWith(" It is among them, and rests until what the model chose has had its share of the budget.");
        assertThat(text(PAUSE, at(Reason.PAUSED_BY_USER, 0.92, 0.92, 2, 6), "asha"))
                .endsWith(
                        " It is among them, but a user paused the experiment: it rests until the experiment goes on.");
        assertThat(text(PAUSE, at(Reason.COST_SPENT, 0.92, 0.92, 2, 6), "asha"))
                .endsWith(
                        " It is among them, but what is left of the budget of cost does not pay for the way: it rests.");
        assertThat(text(PAUSE, at(Reason.IN_TOP, 0.92, 0.92, 2, 6), "asha"))
                .endsWith("its process has ended with its task, and another starts when a slot is free.");
    }

    @Test
    void ofANamedTaskItsNameIsTheRung() {
        ExperimentDefinition named = DefinitionReader.read("""
                id: x
                metric: {name: loss, goal: minimize}
                parameters: [{name: lr, type: double, min: 0, max: 1}]
                tasks: {eta: 2, named: [{name: tenth, cost: 0.1}, {name: all, cost: 1}]}
                budget: {cost: 10}
                method: asha
                """);
        assertThat(text(PAUSE, at(Reason.AWAITING_RUNG, 0.8, 0.7, 4, 9), named))
                .startsWith(
                        "Paused at the end of task tenth. Of the trials that have come to the end of task tenth, the best"
                                + " one in 2 goes on: now 4 of 9, which takes loss of at most 0.7.");
    }

    /** It used to say: Best there: NaN, NaN, NaN. */
    @Test
    void whatDivergedThereIsNotAValue() {
        List<Competitor> none = List.of(new Competitor(2, Double.NaN), new Competitor(3, Double.NEGATIVE_INFINITY));
        Evidence alone = new Evidence(Reason.AWAITING_RUNG, 0, 0, 0.8, 0.8, 1, 3, none);
        assertThat(text(PAUSE, alone, "asha"))
                .contains(" Its accuracy 0.8 ranks 1 of 3 there. Trials 2, 3 diverged or failed.")
                .doesNotContain("NaN", "Infinity");
        Evidence all = new Evidence(
                Reason.DIVERGED, 0, 0, Double.NaN, Double.NaN, 3, 3, List.of(new Competitor(2, Double.NaN)));
        assertThat(text(STOP, all, "asha"))
                .isEqualTo("Stopped for good. It reported a value that is no finite number: its training diverged.");
        Evidence last =
                new Evidence(Reason.TARGET_REACHED, 0, 0, Double.NaN, null, 3, 3, List.of(new Competitor(2, 0.5)));
        assertThat(text(PAUSE, last, "asha"))
                .contains("It has no finite value there, and so comes last. The best others there: trial 2 with 0.5.");
    }

    /** It used to say: Stopped. Trained in full. */
    @Test
    void aTrialThatIsDoneIsNotSaidToBeStopped() {
        Evidence full = new Evidence(
                Reason.FULLY_TRAINED, 0, 3, 0.96, null, 2, 5, List.of(new Competitor(2, 0.97), new Competitor(3, 0.9)));
        assertThat(text(STOP, full, "asha"))
                .isEqualTo(
                        "Done. It is trained in full. Its accuracy 0.96 ranks 2 of 5 there. The best others there: trial 2"
                                + " with 0.97, trial 3 with 0.9.");
    }

    @Test
    void aStopByTheMedianSaysWhatIsCompared() {
        Evidence evidence = new Evidence(Reason.BELOW_MEDIAN, 0, 3, 0.5, 0.7, 0, 6, List.of());
        assertThat(text(STOP, evidence, "median-stopping"))
                .isEqualTo(
                        "Stopped for good. Its best accuracy 0.5 so far is worse than 0.7: that is the median of what the 6"
                                + " other trials that came to this epoch reported on average up to it.");
    }

    @Test
    void failuresSayHowManyAreAllowed() {
        assertThat(text(STOP, Evidence.of(Reason.FAILURES), "asha"))
                .isEqualTo("Stopped for good. Its process failed, and is not tried again (the definition allows 2"
                        + " retries).");
        assertThat(text(PROMOTE, Evidence.of(Reason.RETRIED), "asha"))
                .endsWith(" Its process had failed. It is tried again (the definition allows 2 retries).");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TRIALS_SPENT|The budget of trials is spent, and no trial is left that has to go on.
            COST_SPENT|The budget of cost is spent: what is left pays for nothing that could still be trained.
            SPACE_EXHAUSTED|Every configuration that may be tried has been tried.
            ARCHIVED_BY_USER|A user archived the experiment.
            """)
    void theEndNamesTheBestAndWhyItIsTheEnd(Reason reason, String why) {
        assertThat(text(new Action.Complete(7, 0.96), Evidence.of(reason), "asha"))
                .isEqualTo("The experiment is complete; its best trial is 7, with accuracy 0.96. " + why);
        assertThat(text(new Action.Complete(null, null), Evidence.of(reason), "asha"))
                .isEqualTo("The experiment is complete, and no trial of it counts as trained in full. " + why);
    }

    @Test
    void whatTheModelWantedToSeeRestsForIt() {
        Evidence evidence = new Evidence(Reason.TARGET_REACHED, 1, 1, 0.8, null, 2, 6, List.of(new Competitor(2, 0.9)));
        assertThat(text(PAUSE, evidence, "temper"))
                .isEqualTo(
                        "Paused at epoch 3. It came as far as the model wanted to see, and rests until the model chooses it"
                                + " again. Its accuracy 0.8 ranks 2 of 6 there, among the trials that the model chose. The best"
                                + " others there: trial 2 with 0.9.");
    }

    @Test
    void withoutTheDefinitionNothingIsMadeUp() {
        assertThat(text(PAUSE, at(Reason.AWAITING_RUNG, 0.8, 0.85, 4, 9), (ExperimentDefinition) null))
                .startsWith(
                        "Paused at rung 0. Of the trials at rung 0, only the best go on, which takes 0.85. Its value 0.8"
                                + " ranks 4 of 9 there.");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasASentence(Reason reason) {
        assertThat(text(STOP, Evidence.of(reason), "asha"))
                .matches("(Done|Stopped for good)\\..*\\.?")
                .doesNotContain(reason.name());
    }

    @Test
    void severalObjectivesRankTogetherAndHaveNoCutoff() {
        assertThat(text(PAUSE, at(Reason.AWAITING_RUNG, 0.8, 0.85, 4, 9), several("asha")))
                .contains("now 3 of 9. Its loss 0.8 ranks 4 of 9 there, by all objectives together. The best others"
                        + " there: trial 2 with loss 0.95, trial 3 with loss 0.9.");
    }
}
