package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionWriterTest {
    @Test
    void writesEveryFieldInOneForm() {
        assertThat(DefinitionWriter.write(DefinitionReader.read(DefinitionReaderTest.DIGITS)))
                .isEqualTo("{'id':'digits','metric':{'name':'accuracy','goal':'maximize'},'parameters':["
                                .replace('\'', '"')
                        + ("{'name':'learning_rate','type':'double','min':1.0E-4,'max':1.0,'scale':'log',"
                                        + "'default':0.01},"
                                        + "{'name':'batch_size','type':'int','min':16,'max':256,"
                                        + "'scale':'power-of-two','default':64},"
                                        + "{'name':'nesterov','type':'categorical','values':['true','false'],"
                                        + "'default':'false'},"
                                        + "{'name':'layers','type':'values','values':[1,2,4]}],"
                                        + "'tasks':{'epochs':{'min':1,'max':27,'eta':3}},"
                                        + "'budget':{'trials':60,'cost':20},'parallel':2,"
                                        + "'method':{'suggester':'quasi-random','schedule':'async-hyperband',"
                                        + "'brackets':1,'grace':3,'model':'none'},'resume':'checkpoint',"
                                        + "'failures':{'retries':2},'lease':{'seconds':30},'seed':17,'version':5}")
                                .replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{epochs: {max: 100, min: 7, eta: 4}}",
                "{epochs: {max: 5, min: 5}}",
                "{epochs: {max: 1}}",
                "{named: [{name: a, cost: 0.000001}, {name: b, cost: 0.333333}, {name: c, cost: 1}]}",
            })
    void whatIsWrittenReadsBackEqual(String tasks) {
        String text = DefinitionReaderTest.DIGITS
                .replace("{epochs: {min: 1, max: 27, eta: 3}}", tasks)
                .replace("cost: 20", "cost: 1234567.654321")
                .replace("values: [1, 2, 4]", "values: [1.0, -0.0, 4.9e-324, 0.1, 1.7976931348623157e308]")
                .replace("seconds: 30", "seconds: 1.25")
                .replace(
                        "seed: 17",
                        "seed: -9223372036854775808\n"
                                + "candidates: [{learning_rate: 1, batch_size: 16, nesterov: true, layers: -0.0}]");
        ExperimentDefinition definition = DefinitionReader.read(text);
        String written = DefinitionWriter.write(definition);
        assertThat(DefinitionReader.readJson(written)).isEqualTo(definition);
        assertThat(DefinitionReader.read(written)).isEqualTo(definition);
        assertThat(DefinitionWriter.write(DefinitionReader.readJson(written))).isEqualTo(written);
    }
}
