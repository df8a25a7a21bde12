package dev.temper.deploy.cli;

import dev.temper.schemas.EventHeader;
import dev.temper.schemas.StopRequested;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;

/** {@code temper trial stop}. */
@Command(name = "stop", mixinStandardHelpOptions = true, header = "Ends a trial for good, whether it runs or rests.")
final class TrialStopCommand extends TrialRequest {
    @Override
    SpecificRecord event(EventHeader header, int trial, String why) {
        return new StopRequested(header, trial, why);
    }

    @Override
    boolean isDone(TrialView view) {
        return view.getStatus() == TrialStatus.STOPPING || view.getStatus() == TrialStatus.STOPPED;
    }

    @Override
    String told(TrialView view) {
        return view.getStatus() == TrialStatus.STOPPED ? "is stopped" : "is being stopped";
    }
}
