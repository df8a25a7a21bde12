package dev.temper.deploy.cli;

import dev.temper.deploy.process.TemperProcess;
import picocli.CommandLine.Option;

/** What every command that runs until it is stopped has in common. */
final class Background {
    @Option(names = TemperProcess.WITH_PARENT, hidden = true)
    private boolean withParent;

    /** Starts to watch for Ctrl-C, SIGTERM and, for a part of `temper up --processes`, the end of its parent. */
    Lifetime lifetime() {
        return Lifetime.start(withParent);
    }
}
