package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.text.ShownNumber;
import dev.temper.stream.views.SteeringAct;
import java.util.List;

/**
 * What is left of an experiment that was erased.
 *
 * @param erased its id
 * @param sequence of the journal at which it was
 * @param time when, milliseconds since 1970
 * @param text that it was deleted, and why
 */
record Grave(String erased, long sequence, long time, String text) {
    static Grave of(Chronicle chronicle) {
        List<SteeringAct> acts = chronicle.steering();
        SteeringAct last = acts.get(acts.size() - 1);
        return new Grave(chronicle.experiment(), last.sequence(), last.time(), last.text());
    }

    /** The answer to whoever asks for it. */
    HttpProblem problem(int status) {
        return new HttpProblem(
                status,
                "Experiment '" + erased + "' was "
                        + text.replaceFirst("^deleted", "deleted on " + ShownNumber.time(time))
                        + ". Its id is never used again; `temper replay " + erased + "` still checks its journal.");
    }
}
