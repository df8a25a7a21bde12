package dev.temper.core.explain;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Task;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import dev.temper.core.suggest.Suggester;
import dev.temper.core.suggest.Suggesters;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How much of what the model predicts hangs on one parameter at one task: the total effect (Sobol; Jansen's estimator),
 * the part of the predictions' variance over the search space that is left when all other parameters are known. It counts
 * what the parameter does together with others, so the effects of all parameters may sum to more than 1. A parameter
 * that does not apply to a configuration has no effect there, and one on which others depend has theirs too, where it makes
 * them apply. Constraints and forbidden combinations are not looked at.
 *
 * @param parameter its name
 * @param task name of the task
 * @param effect total effect, from 0 to 1
 * @param error standard error of it by the jackknife: from leaving out a fifth of the trials in turn
 */
public record Importance(String parameter, String task, double effect, double error) {
    private static final int POINTS = 256;
    private static final int GROUPS = 5;

    /** Of all parameters at all tasks, in the definition's order; empty when the default method's model knows nothing. */
    public static List<Importance> of(ExperimentState state) {
        Learned learned = Learned.of(state);
        if (learned == null) {
            return List.of();
        }
        ExperimentDefinition definition = learned.definition();
        List<Task> tasks = definition.ladder().tasks();
        int parameters = definition.space().parameters().size();
        Points points = Points.of(learned);
        DMatrixRMaj whole = effects(learned, points, learned.posterior(GROUPS, -1));
        DMatrixRMaj squares = new DMatrixRMaj(tasks.size(), parameters);
        DMatrixRMaj sums = new DMatrixRMaj(tasks.size(), parameters);
        for (int group = 0; group < GROUPS; group++) {
            DMatrixRMaj without = effects(learned, points, learned.posterior(GROUPS, group));
            CommonOps_DDRM.addEquals(sums, without);
            CommonOps_DDRM.addEquals(squares, CommonOps_DDRM.elementMult(without, without, null));
        }
        List<Importance> all = new ArrayList<>();
        for (int t = 0; t < tasks.size(); t++) {
            for (int p = 0; p < parameters; p++) {
                double spread = Math.max(0, squares.get(t, p) - sums.get(t, p) * sums.get(t, p) / GROUPS);
                double error = StrictMath.sqrt(spread * (GROUPS - 1) / GROUPS);
                String name = definition.space().parameters().get(p).name();
                all.add(new Importance(name, tasks.get(t).name(), whole.get(t, p), error));
            }
        }
        return all;
    }

    /** The points at which the model is asked, encoded: as they are, and with each parameter in turn from another point. */
    private record Points(List<double[]> base, List<List<double[]>> moved) {
        static Points of(Learned learned) {
            UnitCube cube = new UnitCube(learned.definition().space());
            List<double[]> design = design(learned.definition().space(), cube);
            List<List<double[]>> moved = new ArrayList<>();
            for (int p = 0; p < learned.definition().space().parameters().size(); p++) {
                moved.add(features(learned, cube, exchanged(design, p)));
            }
            return new Points(features(learned, cube, design), moved);
        }
    }

    /** Effects by task and parameter. */
    private static DMatrixRMaj effects(Learned learned, Points points, Posterior posterior) {
        List<Task> tasks = learned.definition().ladder().tasks();
        int parameters = points.moved().size();
        DMatrixRMaj effects = new DMatrixRMaj(tasks.size(), parameters);
        for (int t = 0; t < tasks.size(); t++) {
            double level = learned.definition().ladder().level(tasks.get(t));
            double[] base = means(posterior, points.base(), level);
            double variance = variance(base);
            for (int p = 0; p < parameters && variance > 0; p++) {
                double[] moved = means(posterior, points.moved().get(p), level);
                double sum = 0;
                for (int i = 0; i < base.length; i++) {
                    sum += (base[i] - moved[i]) * (base[i] - moved[i]);
                }
                // A share, of which the estimate from points is not one: where one parameter is all, it may be more.
                effects.set(t, p, Math.min(1, sum / (2 * base.length) / variance));
            }
        }
        return effects;
    }

    /**
     * Points of the cube, spread as the suggester spreads configurations. A parameter that does not apply at one has a
     * place all the same: there it lies when an exchange makes it apply.
     */
    private static List<double[]> design(Space space, UnitCube cube) {
        Suggester suggester = Suggesters.quasiRandom(space, 0);
        List<double[]> design = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            Configuration configuration = suggester.at(i);
            if (configuration == null) {
                break;
            }
            double[] point = cube.pointOf(configuration);
            for (int p = 0; p < point.length; p++) {
                point[p] = Double.isNaN(point[p]) ? CounterRandom.unit(1, p, i) : point[p];
            }
            design.add(point);
        }
        return design;
    }

    /** The design with one parameter's place taken from another of its points, drawn for each. */
    private static List<double[]> exchanged(List<double[]> design, int parameter) {
        List<double[]> mixed = new ArrayList<>();
        for (int i = 0; i < design.size(); i++) {
            double[] point = design.get(i).clone();
            point[parameter] = design.get(CounterRandom.below(design.size(), 0, parameter, i))[parameter];
            mixed.add(point);
        }
        return mixed;
    }

    private static List<double[]> features(Learned learned, UnitCube cube, List<double[]> points) {
        return points.stream()
                .map(point -> learned.encoding().encode(cube.configurationAt(point)))
                .toList();
    }

    private static double[] means(Posterior posterior, List<double[]> points, double level) {
        return posterior.means(points.stream()
                .map(features -> new Place(features, Place.NEW, level))
                .toList());
    }

    private static double variance(double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = values.length == 0 ? 0 : sum / values.length;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length == 0 ? 0 : squares / values.length;
    }
}
