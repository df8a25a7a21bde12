package dev.temper.deploy.cli;

import dev.temper.schemas.EventHeader;
import dev.temper.schemas.KeepRequested;
import dev.temper.schemas.TrialView;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;

/** {@code temper trial keep}. */
@Command(
        name = "keep",
        mixinStandardHelpOptions = true,
        header = "Keeps a trial: no rung and no model holds it up before it is trained in full.")
final class TrialKeepCommand extends TrialRequest {
    @Override
    SpecificRecord event(EventHeader header, int trial, String why) {
        return new KeepRequested(header, trial, why);
    }

    @Override
    boolean isDone(TrialView view) {
        return view.getKept() != null;
    }

    @Override
    String told(TrialView view) {
        return "is kept: it goes on until it is trained in full, as far as the budget allows";
    }
}
