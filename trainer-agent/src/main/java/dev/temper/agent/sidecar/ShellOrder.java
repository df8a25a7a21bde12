package dev.temper.agent.sidecar;

import dev.temper.agent.process.Host.Job;
import java.util.Map;
import java.util.stream.Collectors;

/** A job as a shell reads it: every value in single quotes, so that none of them is anything but text. */
final class ShellOrder {
    private ShellOrder() {}

    static String of(Job job, Map<String, String> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> text.append("export ")
                .append(name)
                .append('=')
                .append(quote(value))
                .append('\n'));
        text.append("cd ").append(quote(job.directory().toString())).append(" || exit 127\n");
        text.append("set -- ");
        text.append(job.command().stream().map(ShellOrder::quote).collect(Collectors.joining(" ")));
        return text.append('\n').toString();
    }

    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
