package io.causalgym.system.fault;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// All on one loopback interface, each with a time of day of its own that can be set while it runs.
/// Needs a C compiler.
final class SetClocks implements Network {
  private final Network loopback = Network.loopback();
  private final Path folder;

  SetClocks(Path folder) throws IOException {
    this.folder = folder;
    Path source = folder.resolve("clock.c");
    try (InputStream resource = SetClocks.class.getResourceAsStream("/fault/clock.c")) {
      Files.copy(Objects.requireNonNull(resource), source);
    }
    Shell.run(
        "cc", "-shared", "-fPIC", "-O2", "-o", library().toString(), source.toString(), "-ldl");
  }

  /// Why clocks cannot be set here; empty where they can.
  static String missing() {
    return Shell.succeeds("cc", "--version") ? "" : "no C compiler";
  }

  private Path library() {
    return folder.resolve("clock.so");
  }

  private Path shift(String member) {
    return folder.resolve(member + ".shift");
  }

  /// Sets a member's time of day.
  ///
  /// @param ahead of the true time; negative for behind
  void set(String member, Duration ahead) {
    ByteBuffer seconds =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(ahead.toSeconds());
    // In place: the member has the file mapped.
    try (FileChannel file = FileChannel.open(shift(member), CREATE, WRITE)) {
      file.write(seconds.flip(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String address(String member) {
    return loopback.address(member);
  }

  @Override
  public List<String> within(String member) {
    set(member, Duration.ZERO);
    return List.of("env", "LD_PRELOAD=" + library(), "CLOCK_SHIFT=" + shift(member));
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
