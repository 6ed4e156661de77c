package io.causalgym.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// All on one loopback interface, and one member whose time of day can be set while it runs, as by
/// an administrator or a clock that was wrong and is put right; its monotonic clock goes on. Needs
/// the library of the program `faketime`.
final class JumpingClock implements Network {
  private static final String RIGHT = "+0";
  private static final List<Path> LIBRARIES =
      Stream.of("x86_64-linux-gnu/", "aarch64-linux-gnu/", "")
          .map(machine -> Path.of("/usr/lib/" + machine + "faketime/libfaketimeMT.so.1"))
          .toList();

  private final Network loopback = Network.loopback();
  private final String member;
  private final Path time;

  /// @param folder where the time is written
  JumpingClock(String member, Path folder) {
    this.member = member;
    this.time = folder.resolve("time");
    set(RIGHT);
  }

  /// Why there can be none here; empty where it can.
  static String missing() {
    return LIBRARIES.stream().anyMatch(Files::exists) ? "" : "no libfaketime";
  }

  /// @param ahead what is added to the right time of day
  void jump(Duration ahead) {
    set((ahead.isNegative() ? "" : "+") + ahead.toSeconds());
  }

  void putRight() {
    set(RIGHT);
  }

  private void set(String offset) {
    try {
      // At once: a program that read half of it would have another time.
      Path whole = Files.writeString(time.resolveSibling("time.new"), offset + "\n");
      Files.move(whole, time, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> within(String started) {
    if (!started.equals(member)) {
      return loopback.within(started);
    }
    Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElseThrow();
    return List.of(
        "env",
        "LD_PRELOAD=" + library,
        "FAKETIME_TIMESTAMP_FILE=" + time,
        // Seconds: to look at each call would make each a matter of files.
        "FAKETIME_CACHE_DURATION=1",
        "FAKETIME_DISABLE_SHM=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1");
  }

  @Override
  public String address(String of) {
    return loopback.address(of);
  }

  @Override
  public String outside() {
    return loopback.outside();
  }

  @Override
  public void close() {
    loopback.close();
  }
}
