package io.causalgym.gateway.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The keys that callers may present, kept as SHA-256 hashes, so that the file alone opens nothing.
///
/// The file has a line `name:role:hash` for each key, the hash as 64 hexadecimal digits; blank
/// lines and lines that start with `#` are skipped. A key is random text, not a password, so one
/// round of SHA-256 is enough.
public final class Keys {
  /// No keys.
  public static final Keys NONE = new Keys(List.of());

  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9._-]{1,64}):(read|compute|admin):([0-9a-fA-F]{64})");

  private final List<Key> keys;

  private Keys(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  /// @throws IllegalArgumentException if it cannot be read or a line is not of the form; the
  ///   message names the line, never its content
  public static Keys read(Path file) {
    try {
      return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the keys file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static Keys parse(List<String> lines) {
    List<Key> keys = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "line "
                + number
                + " of the keys file is not name:role:hash with role read, compute or admin and hash"
                + " the SHA-256 of the key as 64 hexadecimal digits");
      }
      if (!names.add(parts.group(1))) {
        throw new IllegalArgumentException(
            "line " + number + " of the keys file names '" + parts.group(1) + "' a second time");
      }
      Role role = Role.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
      keys.add(new Key(parts.group(1), role, HexFormat.of().parseHex(parts.group(3))));
    }
    return new Keys(keys);
  }

  /// Who holds this key. Every hash is compared, each in constant time, so that neither the time
  /// taken nor the place in the file says how close a guess was.
  public Optional<Principal> holder(String key) {
    byte[] hash = sha256(key);
    Principal found = null;
    for (Key known : keys) {
      if (MessageDigest.isEqual(known.hash, hash)) {
        found = new Principal(known.name, known.role);
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  // A class, since a record holds no arrays here.
  private static final class Key {
    private final String name;
    private final Role role;
    private final byte[] hash;

    private Key(String name, Role role, byte[] hash) {
      this.name = name;
      this.role = role;
      this.hash = hash;
    }
  }
}
