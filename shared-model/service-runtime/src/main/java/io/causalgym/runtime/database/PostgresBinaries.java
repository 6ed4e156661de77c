package io.causalgym.runtime.database;

import io.causalgym.runtime.database.DatabaseStartException.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once from the class path into a folder that later starts reuse.
///
/// Unpacking takes one to two seconds, which every start would pay if it went to a temporary
/// folder. The folder's name carries the archive's checksum, so that another version unpacks beside
/// it.
final class PostgresBinaries {
  /// Headers, static libraries and documents: half of the archive, and no server needs them.
  private static final Pattern UNUSED =
      Pattern.compile("(include/|share/(doc|man|locale)/|lib/pkgconfig/|.*/pgxs/).*|.*\\.a");

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /// Finds the programs in the user's cache, or in `fallback` where that cannot be written, and
  /// unpacks them if they are not there.
  ///
  /// @throws DatabaseStartException with `PLATFORM_UNSUPPORTED` where the class path has no
  ///   programs for this machine
  static PostgresBinaries unpacked(Path fallback, ServerAccount account) {
    URL archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    try {
      Path cache = account == ServerAccount.NOBODY ? fallback : userCache().orElse(fallback);
      Files.createDirectories(cache);
      Path folder = cache.resolve("postgresql-" + checksum(archive));
      if (!Files.isDirectory(folder)) {
        unpack(archive, folder);
        account.own(folder);
      }
      return new PostgresBinaries(folder);
    } catch (IOException failed) {
      throw new DatabaseStartException(
          Reason.FOLDER_NOT_WRITABLE,
          "PostgreSQL's programs cannot be unpacked (" + failed + "): free some disk space",
          failed);
    }
  }

  static URL archive(String system, String architecture) {
    String family = system.toLowerCase(Locale.ROOT);
    String os = family.startsWith("mac") ? "darwin" : family;
    String cpu =
        switch (architecture) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> architecture;
        };
    return Optional.ofNullable(
            PostgresBinaries.class.getResource("/postgres-" + os + "-" + cpu + ".txz"))
        .orElseThrow(() ->
            new DatabaseStartException(
                Reason.PLATFORM_UNSUPPORTED,
                "there is no embedded PostgreSQL for "
                    + system
                    + " on "
                    + architecture
                    + ": set CAUSALGYM_DATABASE_URL to a PostgreSQL server (15 or newer)"));
  }

  /// A folder of this user alone: what is run from it must not be writable by others.
  private static Optional<Path> userCache() throws IOException {
    Path caches =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(value -> value.startsWith("/"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    Path cache = caches.resolve("causal-gym");
    try {
      Files.createDirectories(caches);
      if (!Files.isDirectory(cache)) {
        Files.createDirectory(
            cache,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (FileAlreadyExistsException createdByAnother) {
      // Two first starts at once.
    } catch (IOException notWritable) {
      return Optional.empty();
    }
    boolean ours =
        Files.getAttribute(cache, "unix:uid") instanceof Integer owner
            && owner == ServerAccount.userId()
            && Files.isWritable(cache)
            && PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)).endsWith("---");
    return ours ? Optional.of(cache) : Optional.empty();
  }

  private static String checksum(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return HexFormat.of().toHexDigits((int) jar.getJarEntry().getCrc())
          + "-"
          + jar.getJarEntry().getSize();
    }
    return connection.getLastModified() + "-" + connection.getContentLengthLong();
  }

  private static void unpack(URL archive, Path folder) throws IOException {
    Path part = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "unpacking-");
    try (InputStream in = archive.openStream();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!UNUSED.matcher(entry.getName()).matches()) {
          unpack(tar, entry, part);
        }
      }
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException
        | DirectoryNotEmptyException
        | FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      // Another first start was faster.
    } finally {
      FolderRemoval.remove(part);
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("archive entry outside its folder: " + entry.getName());
    }
    Files.createDirectories(entry.isDirectory() ? target : target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, target);
      boolean executable = (entry.getMode() & 0b001_000_000) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
