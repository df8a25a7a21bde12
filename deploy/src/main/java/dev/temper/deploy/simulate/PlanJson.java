package dev.temper.deploy.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.simulate.TableRun;

/** Shows a plan to programs. Costs in full trainings, times in seconds. */
final class PlanJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PlanJson() {}

    static String of(SimulationPlan plan) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("experiment", plan.definition().id());
        root.put("table", plan.table());
        method(plan, root.putObject("method"));
        root.put("metric", plan.definition().metric().name());
        plan.definition().metrics().besideTheFirst().forEach(root.putArray("leftOut")::add);
        if (!plan.finals().isEmpty()) {
            root.put("usable", plan.usable());
            root.put("tableBest", plan.finals().get(0));
            root.put("tableMedian", plan.finals().get(plan.finals().size() / 2));
        }
        ArrayNode runs = root.putArray("runs");
        for (int i = 0; i < plan.runs().size(); i++) {
            ObjectNode run = runs.addObject();
            run.put("seed", plan.seed(i));
            run(plan, plan.runs().get(i), run);
        }
        return root.toPrettyString();
    }

    private static void method(SimulationPlan plan, ObjectNode node) {
        Method method = plan.definition().method();
        node.put("name", plan.methodName());
        node.put("schedule", SimulationPlan.dashed(method.schedule()));
        node.put("suggester", SimulationPlan.dashed(method.suggester()));
        node.put("model", SimulationPlan.dashed(method.model()));
    }

    private static void run(SimulationPlan plan, TableRun run, ObjectNode node) {
        node.put("trials", run.trials());
        node.put("cost", trainings(run.costMicros()));
        node.put("seconds", run.seconds());
        node.put("workers", run.workers());
        node.put("utilisation", run.utilisation());
        node.put("decisions", run.decisions().size());
        node.put("end", run.end().name());
        TableRun.Best best = run.best();
        if (best != null) {
            ObjectNode found = node.putObject("best");
            found.put("trial", best.trial());
            found.put("loss", best.loss());
            if (!plan.finals().isEmpty()) {
                found.put("rankInTable", plan.rankInTable(best.loss()));
            }
        }
        ArrayNode rungs = node.putArray("rungs");
        for (TableRun.RungUse use : run.rungs()) {
            rungs.addObject()
                    .put("task", use.task())
                    .put("trials", use.trials())
                    .put("arrived", use.arrived())
                    .put("cost", trainings(use.costMicros()));
        }
        ArrayNode anytime = node.putArray("anytime");
        for (TableRun.Progress point : run.anytime()) {
            anytime.addObject()
                    .put("cost", trainings(point.costMicros()))
                    .put("seconds", point.seconds())
                    .put("loss", point.loss());
        }
    }

    private static double trainings(long micros) {
        return micros / (double) Ladder.FULL_COST;
    }
}
