package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.experiment.Annotation;
import dev.temper.core.experiment.ExperimentRows;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Header;
import dev.temper.core.experiment.Spending;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.Reading;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import dev.temper.stream.state.HeaderRow;
import dev.temper.stream.state.TrialRow;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** No two values of a row are alike here: two that are swapped would change the bytes, which stores of users hold. */
class RowBytesTest {
    private static final Header HEADER = new Header(
            null,
            ExperimentStatus.PAUSED,
            true,
            101,
            102,
            103,
            104,
            105,
            106,
            107,
            false,
            new Spending(108, 109, 110),
            new Spending(111, 112, 113),
            new Spending(114, 115, 116),
            117,
            118,
            119,
            0.125,
            120,
            Annotation.NONE);

    private static final Trial TRIAL = new Trial(
            1,
            new Configuration(List.of()),
            true,
            2,
            Stream.RUNGS,
            3,
            TrialStatus.RUNNING,
            new Progress(List.of(new RungRun(4, 0.25, List.of(0.5), 5L)), 6, 0.75, 0.625),
            7,
            8,
            9,
            false,
            "kept",
            new Lease(
                    10,
                    new Assignee("agent", "session", 11, 12),
                    "leased",
                    new Target(13, "task", 14, 15),
                    16,
                    17,
                    new Measurement(new Reading(0.375, 0.0625), List.of()),
                    18.5,
                    true,
                    19),
            "why");

    @Test
    void aHeaderHasTheBytesThatItAlwaysHad() throws Exception {
        ExperimentRows rows = new ExperimentRows(
                HEADER,
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                null,
                PersistentMap.fromSorted(List.of(PersistentMap.entry(1, true))));
        byte[] bytes = RowKind.HEADER.codec().encode(HeaderRows.row(rows));
        assertThat(hex(bytes))
                .isEqualTo(
                        "c3011c930924c44c050e0c50415553454401ca01cc01ce01d001d201d401d60100d801de01ec0102ee0102000000000000c03f000000da01dc01e001e2010002e401e601e801ea01f001");
        SpecificRecord read = RowKind.HEADER.codec().decode(bytes);
        assertThat(HeaderRows.header((HeaderRow) read, null, Annotation.NONE)).isEqualTo(HEADER);
    }

    @Test
    void aTrialHasTheBytesThatItAlwaysHad() throws Exception {
        byte[] bytes = RowKind.TRIAL.codec().encode(TrialRows.row(TRIAL));
        assertThat(hex(bytes))
                .isEqualTo(
                        "c301c2ee1635caed30a001040a52554e4753060e52554e4e494e47020802000000000000d03f0a02000000000000e03f00000c02000000000000e83f02000000000000e43f0e120010086b65707402140a6167656e740e73657373696f6e16181a087461736b1c1e202202000000000000d83f260102000000000000b03f000200000000008032400c6c65617365640206776879");
        SpecificRecord read = RowKind.TRIAL.codec().decode(bytes);
        assertThat(TrialRows.trial(1, TRIAL.configuration(), (TrialRow) read)).isEqualTo(TRIAL);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
