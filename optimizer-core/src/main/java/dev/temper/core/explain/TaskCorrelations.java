package dev.temper.core.explain;

import dev.temper.core.definition.Ladder;
import dev.temper.core.experiment.ExperimentState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** What a trial's value at one task tells of its value at another, as the default method's model has learnt it. */
public final class TaskCorrelations {
    private TaskCorrelations() {}

    /**
     * A row and a column for each task of {@link TaskInsight#of}, in its order; from -1 to 1, and 1 on the diagonal. Empty
     * when nothing was learnt yet.
     */
    public static List<List<Double>> of(ExperimentState state) {
        Learned learned = Learned.of(state);
        return learned == null ? List.of() : of(learned, levels(learned));
    }

    /** What was imported stands beyond the full task, on the other side of 0. */
    private static double[] levels(Learned learned) {
        Ladder ladder = learned.definition().ladder();
        DoubleStream imported = learned.definition().warmStart().isEmpty()
                ? DoubleStream.empty()
                : DoubleStream.of(-ladder.level(ladder.full()));
        return DoubleStream.concat(imported, ladder.tasks().stream().mapToDouble(ladder::level))
                .toArray();
    }

    private static List<List<Double>> of(Learned learned, double[] levels) {
        DMatrixRMaj covariance = new DMatrixRMaj(levels.length, levels.length);
        DMatrixRMaj own = new DMatrixRMaj(levels.length, levels.length);
        double[] parameters = learned.kernel().taskParameters(learned.theta());
        learned.kernel().task().fill(parameters, levels, covariance, own);
        CommonOps_DDRM.addEquals(covariance, own);
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < levels.length; j++) {
                row.add(covariance.get(i, j) / StrictMath.sqrt(covariance.get(i, i) * covariance.get(j, j)));
            }
            rows.add(List.copyOf(row));
        }
        return List.copyOf(rows);
    }
}
