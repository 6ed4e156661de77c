package io.causalgym.runtime.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's `postmaster.pid`: line 1 is the process, line 8 its state. Source: PostgreSQL 18,
/// `src/include/utils/pidfile.h`.
record PostmasterFile(long process, String state) {
  private static final int STATE_LINE = 7;

  static Path in(Path files) {
    return files.resolve("postmaster.pid");
  }

  static Optional<PostmasterFile> read(Path files) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(in(files), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException notRunning) {
      return Optional.empty();
    }
    if (lines.isEmpty() || !lines.getFirst().strip().matches("-?\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(
        new PostmasterFile(
            Math.abs(Long.parseLong(lines.getFirst().strip())),
            lines.size() > STATE_LINE ? lines.get(STATE_LINE).strip() : ""));
  }

  boolean readyAs(long expected) {
    return process == expected && state.equals("ready");
  }

  /// The server that wrote the file, if it still runs: a process id may have been given to another
  /// program since.
  Optional<ProcessHandle> server(Path files) {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> worksIn(handle, files));
  }

  private static boolean worksIn(ProcessHandle handle, Path files) {
    try {
      // A server's working folder is its cluster.
      return Files.isSameFile(Path.of("/proc", Long.toString(handle.pid()), "cwd"), files);
    } catch (IOException noProcOrForeign) {
      // Where this cannot be seen, the name decides, and an unknown name counts as the server:
      // removing its file would ruin data.
      return handle.info().command().map(command -> command.endsWith("postgres")).orElse(true);
    }
  }
}
