package dev.temper.deploy.chaos;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hosts on one bridge: each a network namespace with an address of its own, which can be cut off or lose packets. */
final class Net implements AutoCloseable {
    /** The address of this process on the bridge. */
    static final String HERE = "10.77.0.1";

    private static final String BRIDGE = "chaos0";
    private static final String PREFIX = "chaos-";
    private static final Path SPACES = Path.of("/run/netns");
    /** Between hosts, whatever else this machine lets through: where Docker runs, it drops what it does not know. */
    private static final String BETWEEN_HOSTS = " FORWARD -i " + BRIDGE + " -o " + BRIDGE + " -j ACCEPT";

    private static final int FIRST = 11;
    private static final int MOST = 20;

    private final Map<String, String> hosts = new LinkedHashMap<>();

    Net() {
        close();
        Shell.run("ip link add " + BRIDGE + " type bridge");
        Shell.run("ip addr add " + HERE + "/24 dev " + BRIDGE);
        Shell.run("ip link set " + BRIDGE + " up");
        Shell.run("iptables -I" + BETWEEN_HOSTS);
    }

    /** Adds a host; returns its address. */
    String host(String name) {
        int number = hosts.size() + FIRST;
        String address = "10.77.0." + number;
        String inside = "ip netns exec " + space(name) + " ";
        Shell.run("ip netns add " + space(name));
        Shell.run("ip link add " + link(number) + " type veth peer name eth0 netns " + space(name));
        Shell.run("ip link set " + link(number) + " master " + BRIDGE + " up");
        Shell.run(inside + "ip addr add " + address + "/24 dev eth0");
        Shell.run(inside + "ip link set eth0 up");
        Shell.run(inside + "ip link set lo up");
        hosts.put(name, link(number));
        return address;
    }

    /** Lets a port of this host's loopback be reached from all hosts. */
    void share(int port) {
        Shell.run("sysctl -q -w net.ipv4.conf." + BRIDGE + ".route_localnet=1");
        String onward =
                " -t nat -p tcp -d " + HERE + " --dport " + port + " -j DNAT --to-destination 127.0.0.1:" + port;
        for (String chain : List.of("PREROUTING", "OUTPUT")) {
            Shell.tryTo("iptables -D " + chain + onward);
            Shell.run("iptables -A " + chain + onward);
        }
    }

    /** The words before a command that runs on a host. */
    static List<String> on(String host) {
        return List.of("ip", "netns", "exec", space(host));
    }

    void cut(String host) {
        Shell.run("ip link set " + hosts.get(host) + " down");
    }

    void join(String host) {
        Shell.run("ip link set " + hosts.get(host) + " up");
    }

    /** From now on a share of the packets that come is lost: what is sent again comes later. */
    void lose(String host, double share) {
        Shell.run("ip netns exec " + space(host) + " iptables -A INPUT -m statistic --mode random --probability "
                + share + " -j DROP");
    }

    void loseNothing(String host) {
        Shell.run("ip netns exec " + space(host) + " iptables -F INPUT");
    }

    /** From now on what it sends waits until a line of so few kilobits a second has taken it, for up to three seconds. */
    void slow(String host, int kilobits) {
        Shell.run("ip netns exec " + space(host) + " tc qdisc add dev eth0 root tbf rate " + kilobits
                + "kbit burst 8kb latency 3s");
    }

    void hasten(String host) {
        Shell.run("ip netns exec " + space(host) + " tc qdisc del dev eth0 root");
    }

    private static String space(String host) {
        return PREFIX + host;
    }

    private static String link(int number) {
        return PREFIX + "v" + number;
    }

    /** Removes what there is, from a run that was killed too. */
    @Override
    public void close() {
        String[] spaces = SPACES.toFile().list((directory, name) -> name.startsWith(PREFIX));
        for (String space : spaces == null ? new String[0] : spaces) {
            Shell.tryTo("ip netns del " + space);
        }
        for (int number = FIRST; number < FIRST + MOST; number++) {
            Shell.tryTo("ip link del " + link(number));
        }
        hosts.clear();
        Shell.tryTo("iptables -D" + BETWEEN_HOSTS);
        Shell.tryTo("ip link del " + BRIDGE);
    }
}
