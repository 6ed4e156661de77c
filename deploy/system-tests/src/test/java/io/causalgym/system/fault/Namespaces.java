package io.causalgym.system.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Workers with a network namespace each, joined by a bridge as by a switch, whose cables can be
/// pulled and throttled one by one. Needs the rights of root and the program `ip`.
final class Namespaces implements Network {
  private static final String PREFIX = "10.213.77.";
  private static final String SWITCH = "gymbr0";

  private final Map<String, Integer> hosts = new HashMap<>();

  Namespaces() {
    remove(SWITCH);
    Shell.run("ip", "link", "add", SWITCH, "type", "bridge");
    Shell.run("ip", "address", "add", outside() + "/24", "dev", SWITCH);
    Shell.run("ip", "link", "set", SWITCH, "up");
  }

  /// Why there can be none here; empty where they can.
  static String missing() {
    if (!Shell.succeeds("ip", "-V")) {
      return "no program ip";
    }
    String name = "gymprobe";
    boolean allowed = Shell.succeeds("ip", "netns", "add", name);
    return allowed && Shell.succeeds("ip", "netns", "delete", name) ? "" : "no rights to add one";
  }

  @Override
  public String outside() {
    return PREFIX + "1";
  }

  @Override
  public String address(String member) {
    return isWorker(member) ? PREFIX + host(member) : outside();
  }

  @Override
  public List<String> within(String member) {
    if (!isWorker(member)) {
      return List.of();
    }
    host(member);
    return List.of("ip", "netns", "exec", namespace(member));
  }

  // Clients come over loopback, so gateways stay outside.
  private static boolean isWorker(String member) {
    return member.startsWith("worker");
  }

  private synchronized int host(String member) {
    return hosts.computeIfAbsent(member, added -> add(added, 11 + hosts.size()));
  }

  private static int add(String member, int host) {
    String namespace = namespace(member);
    if (Shell.succeeds("ip", "netns", "delete", namespace)) {
      // Left behind by a run that was killed.
      remove(cable(member));
    }
    Shell.run("ip", "netns", "add", namespace);
    Shell.run(
        "ip",
        "link",
        "add",
        cable(member),
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "netns",
        namespace);
    Shell.run("ip", "link", "set", cable(member), "master", SWITCH, "up");
    Shell.run("ip", "-n", namespace, "address", "add", PREFIX + host + "/24", "dev", "eth0");
    Shell.run("ip", "-n", namespace, "link", "set", "lo", "up");
    Shell.run("ip", "-n", namespace, "link", "set", "eth0", "up");
    return host;
  }

  private static String namespace(String member) {
    return "gym-" + member;
  }

  private static String cable(String member) {
    return "gym-" + member;
  }

  private static void remove(String link) {
    Shell.succeeds("ip", "link", "delete", link);
  }

  /// Nothing goes in or out any more; no connection is told.
  void unplug(String member) {
    Shell.run("ip", "link", "set", cable(member), "down");
  }

  void plug(String member) {
    Shell.run("ip", "link", "set", cable(member), "up");
  }

  /// Lets no more through than that.
  ///
  /// @param rate as `tc` writes it, such as `1mbit`
  void throttle(String member, String rate) {
    Shell.run(
        "tc",
        "qdisc",
        "add",
        "dev",
        cable(member),
        "root",
        "tbf",
        "rate",
        rate,
        "burst",
        "16kb",
        "latency",
        "400ms");
    Shell.run(
        "tc",
        "-n",
        namespace(member),
        "qdisc",
        "add",
        "dev",
        "eth0",
        "root",
        "tbf",
        "rate",
        rate,
        "burst",
        "16kb",
        "latency",
        "400ms");
  }

  void release(String member) {
    Shell.run("tc", "qdisc", "delete", "dev", cable(member), "root");
    Shell.run("tc", "-n", namespace(member), "qdisc", "delete", "dev", "eth0", "root");
  }

  @Override
  public void close() {
    hosts.keySet().forEach(member -> Shell.succeeds("ip", "netns", "delete", namespace(member)));
    remove(SWITCH);
  }
}
