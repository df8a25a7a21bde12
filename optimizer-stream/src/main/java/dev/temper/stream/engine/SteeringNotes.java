package dev.temper.stream.engine;

import dev.temper.stream.state.SteeringActRow;
import dev.temper.stream.state.SteeringRow;
import dev.temper.stream.views.SteeringAct;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What users asked of experiments by hand at last, and why, for the views: no decision depends on it, and the core
 * therefore does not keep it. A row of each experiment of which anything was asked, written in the transaction of the
 * event.
 */
record SteeringNotes(KeyValueStore<Bytes, byte[]> store) {
    /** A view has to fit in a record: the journal has all. */
    static final int MOST = 20;

    /** The oldest first. */
    List<SteeringAct> of(String experiment) {
        Bytes key = RowKey.of(experiment, RowKind.STEERING).bytes();
        byte[] value = store.get(key);
        try {
            List<SteeringActRow> rows = value == null
                    ? List.of()
                    : ((SteeringRow) RowKind.STEERING.codec().decode(value)).getActs();
            return rows.stream()
                    .map(row -> new SteeringAct(row.getSequence(), row.getTime(), row.getKind(), row.getText()))
                    .toList();
        } catch (IOException | RuntimeException e) {
            throw new CorruptRowException(RowKey.describe(key), e.toString(), e);
        }
    }

    /** Takes note of an act; the oldest goes when there are too many. */
    void add(String experiment, SteeringAct act) {
        List<SteeringAct> all = new ArrayList<>(of(experiment));
        all.add(act);
        List<SteeringActRow> rows = all.subList(Math.max(0, all.size() - MOST), all.size()).stream()
                .map(one -> new SteeringActRow(one.sequence(), one.time(), one.kind(), one.text()))
                .toList();
        store.put(
                RowKey.of(experiment, RowKind.STEERING).bytes(),
                RowKind.STEERING.codec().encode(new SteeringRow(rows)));
    }
}
