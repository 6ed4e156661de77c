package io.causalgym.system.fault;

import java.util.List;

/// Where the members of a cluster live.
interface Network extends AutoCloseable {

  /// The address that a member binds to and others reach.
  String address(String member);

  /// The command that starts a program there.
  List<String> within(String member);

  /// The address of what is no member: clients, servers.
  String outside();

  @Override
  void close();

  /// All on one loopback interface.
  static Network loopback() {
    return new Network() {
      @Override
      public String address(String member) {
        return "127.0.0.1";
      }

      @Override
      public List<String> within(String member) {
        return List.of();
      }

      @Override
      public String outside() {
        return "127.0.0.1";
      }

      @Override
      public void close() {}
    };
  }
}
