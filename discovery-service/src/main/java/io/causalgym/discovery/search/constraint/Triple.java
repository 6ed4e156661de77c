package io.causalgym.discovery.search.constraint;

/// An unshielded triple `a - b - c`: `a` and `c` are not adjacent, `a < c`.
record Triple(int a, int b, int c) implements Comparable<Triple> {

  static Triple of(int end, int middle, int other) {
    return new Triple(Math.min(end, other), middle, Math.max(end, other));
  }

  @Override
  public int compareTo(Triple other) {
    int order = Integer.compare(b, other.b);
    order = order != 0 ? order : Integer.compare(a, other.a);
    return order != 0 ? order : Integer.compare(c, other.c);
  }
}
