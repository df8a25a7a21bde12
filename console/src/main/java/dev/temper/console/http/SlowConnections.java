package dev.temper.console.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections on which no request arrived for a while: idle ones, and those that send their headers a byte at a time,
 * which are never idle. A request that is being answered keeps its connection.
 */
final class SlowConnections {
    private final ServerConnector connector;
    private final ConnectionsAtWork working;
    private final long patienceNanos;
    private Map<EndPoint, Seen> seen = new HashMap<>();

    private record Seen(long requests, long sinceNanos) {}

    SlowConnections(ServerConnector connector, ConnectionsAtWork working, Duration patience) {
        this.connector = connector;
        this.working = working;
        this.patienceNanos = patience.toNanos();
    }

    /** Looks at every connection; called by one thread. */
    void look() {
        long now = System.nanoTime();
        Map<EndPoint, Seen> next = new HashMap<>();
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            Connection connection = inner(endPoint.getConnection());
            if (connection == null) {
                continue;
            }
            long requests = connection.getMessagesIn();
            Seen before = seen.get(endPoint);
            if (before == null || before.requests() != requests || !waits(connection)) {
                next.put(endPoint, new Seen(requests, now));
            } else if (now - before.sinceNanos() > patienceNanos) {
                endPoint.close();
            } else {
                next.put(endPoint, before);
            }
        }
        seen = next;
    }

    /** Closes all on which no request is being answered: nobody waits for those when the server ends. */
    void closeWaiting() {
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            Connection connection = inner(endPoint.getConnection());
            if (connection != null && waits(connection)) {
                endPoint.close();
            }
        }
    }

    private boolean waits(Connection connection) {
        return connection.getMessagesIn() == connection.getMessagesOut() && !working.contains(connection);
    }

    private static @Nullable Connection inner(Connection connection) {
        return connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
    }
}
