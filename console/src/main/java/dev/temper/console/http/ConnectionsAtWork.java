package dev.temper.console.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * The connections that have a request at work, from its headers until its answer is written. Jetty counts an answer before it
 * is written, so its counts cannot tell.
 */
final class ConnectionsAtWork implements HttpConfiguration.Customizer {
    private final Set<Connection> working = ConcurrentHashMap.newKeySet();

    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        Connection connection = request.getConnectionMetaData().getConnection();
        working.add(connection);
        Request.addCompletionListener(request, failure -> working.remove(connection));
        return request;
    }

    boolean contains(Connection connection) {
        return working.contains(connection);
    }
}
