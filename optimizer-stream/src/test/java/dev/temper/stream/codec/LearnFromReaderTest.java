package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.source.SourceParameter;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.source.SourceTrials.FittedTrial;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The field {@code learn_from}, as users write it and as it travels. */
class LearnFromReaderTest {
    private static final String TEXT = """
            id: next
            metric: {name: loss, goal: minimize}
            parameters:
              - {name: rate, type: double, min: 0.001, max: 1, scale: log}
              - {name: opt, type: categorical, values: [sgd, adam]}
            tasks: {epochs: {max: 27}}
            budget: {trials: 60}
            method: temper
            learn_from:
              - digits
              - {experiment: letters, rename: {lr: rate}}
              - {file: old.jsonl}
            """;

    private static final SourceTrials LEARNED = new SourceTrials(
            "digits",
            "00ff",
            List.of(
                    new SourceParameter("rate", 0.01, 10, true, List.of()),
                    new SourceParameter("opt", 0, 0, false, List.of("adam", "lamb"))),
            List.of(0.25, 1.0),
            List.of(
                    new FittedTrial(List.of(0.5, 1.0, 0.0), List.of(-1.25, 0.001)),
                    new FittedTrial(List.of(1.2, 0.0, 0.0), List.of(0.125, -3.0))));

    private static ExperimentDefinition known(SourceTrials learned) {
        Earlier earlier = new Earlier("digits", false, new TreeMap<>(), learned);
        return DefinitionReader.read(TEXT).with(new LearnFrom(false, List.of(earlier)));
    }

    @Test
    void experimentsAndFilesAreNamedAndTheirParametersRenamed() {
        LearnFrom asked = DefinitionReader.read(TEXT).learnFrom();
        assertThat(asked.earlier()).extracting(Earlier::name).containsExactly("digits", "letters", "old.jsonl");
        assertThat(asked.earlier()).extracting(Earlier::file).containsExactly(false, false, true);
        assertThat(asked.earlier().get(1).here("lr")).isEqualTo("rate");
        assertThat(asked.earlier().get(1).here("opt")).isEqualTo("opt");
        assertThat(asked.isKnown()).isFalse();
    }

    @Test
    void autoNamesNone() {
        LearnFrom asked = DefinitionReader.read(TEXT.substring(0, TEXT.indexOf("learn_from")) + "learn_from: auto\n")
                .learnFrom();
        assertThat(asked).isEqualTo(new LearnFrom(true, List.of()));
        assertThat(asked.isAsked()).isTrue();
        assertThat(asked.isKnown()).isFalse();
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        for (ExperimentDefinition definition : List.of(DefinitionReader.read(TEXT), known(LEARNED))) {
            String written = DefinitionWriter.write(definition);
            assertThat(DefinitionReader.readJson(written)).isEqualTo(definition);
            assertThat(DefinitionReader.read(written)).isEqualTo(definition);
        }
    }

    @Test
    void whatWasLearnedTravelsInWholeThousandths() {
        assertThat(DefinitionWriter.write(known(LEARNED)))
                .endsWith("\"learn_from\":[{\"experiment\":\"digits\",\"learned\":{\"digest\":\"00ff\",\"parameters\":["
                        + "{\"name\":\"rate\",\"min\":0.01,\"max\":10.0,\"scale\":\"log\"},"
                        + "{\"name\":\"opt\",\"values\":[\"adam\",\"lamb\"]}],\"shares\":[0.25,1.0],"
                        + "\"trials\":[[500,1000,0,-1250,1],[1200,0,0,125,-3000]]}}]}");
    }

    @Test
    void peopleAreShownTheNamesAlone() {
        assertThat(DefinitionWriter.brief(known(LEARNED))).endsWith("\"learn_from\":[{\"experiment\":\"digits\"}]}");
    }

    @Test
    void aDefinitionThatNobodyLookedUpIsNotTaken() {
        assertThatThrownBy(() -> DefinitionReader.checkNew(DefinitionReader.read(TEXT)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("learn_from: nobody has looked up what these experiments left");
        assertThatCode(() -> DefinitionReader.checkNew(known(LEARNED))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    method: temper|method: asha|learn_from|without a model does not use learn_from: use temper
                    - digits|- next|learn_from[0]|it is this experiment itself: name an earlier one
                    - digits|- letters|learn_from[1]|"letters" is named twice: remove one of the two
                    - digits|- ' '|learn_from[0]|nothing is named
                    lr: rate|lr: speed|learn_from[1].rename.lr|"speed" is no parameter here: give one of [rate, opt]
                    lr: rate|{lr: rate, l: rate}|learn_from[1].rename|another one is called "rate" here too
                    file: old.jsonl|{file: old.jsonl, experiment: old}|learn_from[2].file|keep one of the two
                    file: old.jsonl|fil: old.jsonl|learn_from[2].fil|file
                    """)
    void whatIsWrongIsSaid(String before, String after, String path, String message) {
        String bad = after.startsWith("{") ? after.substring(1, after.length() - 1) : after;
        assertThatThrownBy(() -> DefinitionReader.read(TEXT.replace(before, bad)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(path)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "digest":"00ff",||digest
                    "name":"rate"|"name":"speed"|"speed" is no parameter here
                    "name":"opt"|"name":"rate"|"rate" is there twice
                    "min":0.01|"min":-1.0|give a min above 0, for its scale is log
                    "min":0.01|"min":10.0|give a finite min below a finite max
                    [0.25,1.0]|[1.0,0.25]|give 1 to 100 shares of a full training, ascending, the last 1
                    [0.25,1.0]|[0.25,0.5]|give 1 to 100 shares of a full training, ascending, the last 1
                    ,125,-3000]|,125]|give 3 features and 2 losses in thousandths
                    ,125,-3000]|,125,0.5]|give 3 features and 2 losses in thousandths
                    [[500,1000,0,-1250,1],[1200,0,0,125,-3000]]|[]|there are 0: give 1 to 500
                    """)
    void whatCannotHaveBeenLearnedIsRefused(String before, String after, String message) {
        String good = DefinitionWriter.write(known(LEARNED));
        int from = good.indexOf("learn_from");
        String bad = good.substring(0, from) + good.substring(from).replace(before, after == null ? "" : after);
        assertThatThrownBy(() -> DefinitionReader.readJson(bad))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("learn_from[0].learned")
                .hasMessageContaining(message);
    }
}
