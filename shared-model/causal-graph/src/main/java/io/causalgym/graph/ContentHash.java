package io.causalgym.graph;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names a graph by what it is: equal graphs have equal hashes in every process and every release,
/// whatever order they were written in.
///
/// The hashed bytes are: the version, the kind, the number of nodes, each node ascending by name
/// with its latent flag, the number of edges, each edge ascending as `from, to, symbol`. Numbers
/// are four bytes, big end first; strings are their length in UTF-16 units and the units themselves
/// (not UTF-8, in which all broken surrogate pairs are one). `O(V + E)`.
public final class ContentHash {
  // Goes up when the layout changes, so that old ids cannot name new graphs.
  private static final int VERSION = 1;

  private final MessageDigest digest;
  private final byte[] number = new byte[Integer.BYTES];

  private ContentHash(MessageDigest digest) {
    this.digest = digest;
  }

  /// SHA-256 of the graph: 64 lower-case hexadecimal digits.
  public static String of(MixedGraph graph) {
    try {
      return new ContentHash(MessageDigest.getInstance("SHA-256")).hash(graph);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private String hash(MixedGraph graph) {
    add(VERSION);
    add(graph.kind().name());
    add(graph.size());
    for (int node = 0; node < graph.size(); node++) {
      add(graph.name(node));
      add(graph.latent().contains(node) ? 1 : 0);
    }
    add(graph.edges().size());
    for (Edge edge : graph.edges()) {
      add(edge.from());
      add(edge.to());
      add(edge.kind().symbol());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void add(int value) {
    for (int at = 0; at < Integer.BYTES; at++) {
      number[at] = (byte) (value >>> (8 * (Integer.BYTES - 1 - at)));
    }
    digest.update(number);
  }

  private void add(String value) {
    add(value.length());
    byte[] units = new byte[2 * value.length()];
    for (int at = 0; at < value.length(); at++) {
      units[2 * at] = (byte) (value.charAt(at) >>> 8);
      units[2 * at + 1] = (byte) value.charAt(at);
    }
    digest.update(units);
  }
}
