package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.CostLine.Point;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.rung.RungId;
import java.util.Comparator;
import java.util.List;

/**
 * Cost by rung over time.
 *
 * @param tasks the rungs, by bracket and rung
 * @param points at most 600, the last one of now
 */
public record CostsAnswer(List<TaskOfRung> tasks, List<CostPoint> points) {
    /** A rung and its task. */
    public record TaskOfRung(int bracket, int rung, String task) {}

    /**
     * Cost at a time.
     *
     * @param total spent, in full trainings
     * @param spent of it on the way to each rung, in the order of {@code tasks}
     */
    public record CostPoint(long time, long sequence, double total, List<Double> spent) {}

    /** Copies the lists. */
    public CostsAnswer {
        tasks = List.copyOf(tasks);
        points = List.copyOf(points);
    }

    static CostsAnswer of(Chronicle chronicle) {
        ExperimentDefinition definition = chronicle.state().header().definition();
        List<Point> points = chronicle.costs().points(chronicle.state());
        if (definition == null || points.isEmpty()) {
            return new CostsAnswer(List.of(), List.of());
        }
        List<RungId> rungs = points.get(points.size() - 1).spent().keySet().stream()
                .sorted(Comparator.comparingInt(RungId::bracket).thenComparingInt(RungId::rung))
                .toList();
        List<TaskOfRung> tasks = rungs.stream()
                .map(id -> new TaskOfRung(
                        id.bracket(),
                        id.rung(),
                        definition.ladder().tasks().get(id.rung()).name()))
                .toList();
        return new CostsAnswer(
                tasks, points.stream().map(point -> of(point, rungs)).toList());
    }

    private static CostPoint of(Point point, List<RungId> rungs) {
        List<Double> spent =
                rungs.stream().map(id -> point.spent().getOrDefault(id, 0.0)).toList();
        double total = spent.stream().mapToDouble(Double::doubleValue).sum();
        return new CostPoint(point.time(), point.sequence(), total, spent);
    }
}
