package dev.temper.deploy.embedded;

import dev.temper.deploy.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on 127.0.0.1. */
public final class Ports {
    /** Any free port. */
    public static final int ANY = 0;

    private Ports() {}

    /**
     * The port itself when it is free, or with {@link #ANY} one that is. Asked before a server starts, because servers
     * report a taken port late and with a stack trace.
     *
     * @throws Failure when it is taken or none; the message names the option to change
     */
    public static int free(int wanted, String option) {
        if (wanted < 0 || wanted > 65_535) {
            throw new Failure("%s is %d, must be a port from 1 to 65535, or 0 for any".formatted(option, wanted));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Failure(
                    "port %d on 127.0.0.1 cannot be used (%s): is another `temper up` running? Stop what listens there, or choose another port with %s"
                            .formatted(wanted, e.getMessage(), option),
                    e);
        }
    }

    /** Any free port but one that is free too, and about to be taken: the system may well give the same one again. */
    public static int anotherThan(int port) {
        int other = free(ANY, "--port");
        while (other == port) {
            other = free(ANY, "--port");
        }
        return other;
    }
}
