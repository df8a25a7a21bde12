package dev.temper.agent.app;

import dev.temper.agent.app.AgentConfig.Loopback;
import dev.temper.schemas.document.Settings;

/** Reads the section {@code endpoint}: HTTP for training scripts on this host. */
final class EndpointSection {
    private EndpointSection() {}

    static Loopback read(Settings node) {
        Loopback loopback = new Loopback(node.flag("enabled", true), node.whole("port", 0, 0, 65_535));
        node.finish();
        return loopback;
    }
}
