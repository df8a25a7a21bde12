package dev.temper.stream.intake;

import dev.temper.schemas.signature.Signatures;
import dev.temper.schemas.signature.SigningKey;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.intake.SigningAgent.Sent;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a signature costs a report, in microseconds of one processor: to make, to check, and on the way through intake without a
 * broker, with signatures asked for and without. In turns, in one JVM. {@code docs/benchmarks.md} has the command.
 */
@EnabledIfSystemProperty(named = "signature.cost", matches = "true")
class SignatureCostTest {
    private static final int REPORTS = 500;
    private static final int ROUNDS = 9;

    @Test
    void whatASignatureCostsAReport() {
        double[][] micros = new double[4][ROUNDS];
        for (int round = -3; round < ROUNDS; round++) { // the first ones let the JVM compile
            double[] measured = {intake(false), intake(true), sign(), verify()};
            for (int i = 0; round >= 0 && i < measured.length; i++) {
                micros[i][round] = measured[i];
            }
        }
        double bare = median(micros[0]);
        double signed = median(micros[1]);
        print("through intake, not signed", micros[0]);
        print("through intake, signed", micros[1]);
        print("to sign", micros[2]);
        print("to check", micros[3]);
        System.out.printf(Locale.ROOT, "signed / not signed: %.1f%n", signed / bare);
    }

    private static void print(String what, double[] micros) {
        double[] sorted = micros.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-28s %6.0f us a report (%.0f to %.0f)%n",
                what,
                median(micros),
                sorted[0],
                sorted[ROUNDS - 1]);
    }

    private static double median(double[] micros) {
        double[] sorted = micros.clone();
        Arrays.sort(sorted);
        return sorted[ROUNDS / 2];
    }

    private static double intake(boolean asked) {
        try (IntakeKit intake = new IntakeKit()) {
            intake.askForSignatures(asked);
            SigningAgent agent = SigningAgent.of(intake, "run-1");
            intake.publish(Topic.EXPERIMENTS, Inputs.created(1));
            agent.say(agent.offer(1, 1));
            intake.publish(Topic.DECISIONS, Inputs.suggest(1, 1, "run-1", 0, 1));
            List<Sent> reports = new ArrayList<>();
            for (int i = 0; i < REPORTS; i++) {
                reports.add(agent.metric(2 + i, 1, 1, 1 + i));
            }
            intake.journal();
            long start = cpu();
            reports.forEach(agent::say);
            double micros = since(start);
            if (intake.journal().size() != REPORTS) {
                throw new IllegalStateException("reports were refused: " + intake.deadLetters());
            }
            return micros;
        }
    }

    private static double sign() {
        SigningKey key = SigningKey.generate();
        byte[] value = new byte[120];
        long start = cpu();
        for (int i = 0; i < REPORTS; i++) {
            value[0] = key.sign(value)[0];
        }
        return since(start);
    }

    private static double verify() {
        SigningAgent agent = SigningAgent.of(new IntakeKit(), "run-1");
        Sent report = agent.metric(2, 1, 1, 1);
        byte[] signature = report.headers().lastHeader(Signatures.SIGNATURE).value();
        long start = cpu();
        for (int i = 0; i < REPORTS; i++) {
            if (!agent.key().key().signed(report.value(), signature)) {
                throw new IllegalStateException("a good signature");
            }
        }
        double micros = since(start);
        agent.intake().close();
        return micros;
    }

    private static double since(long start) {
        return (cpu() - start) / 1_000.0 / REPORTS;
    }

    /** Of this thread, in nanoseconds: other programs on the machine do not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
