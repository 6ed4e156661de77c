package io.causalgym.inference.linear;

/// What can be asked about or observed of a unit.
public sealed interface Quantity {

  /// How it is written, such as `Y_{X=1.0}`.
  String label();

  /// The value of a node in a world.
  record Variable(String node, World world) implements Quantity {

    /// The value in the factual world.
    public Variable(String node) {
      this(node, World.FACTUAL);
    }

    @Override
    public String label() {
      return world.label(node);
    }
  }

  /// The error of a node, the same in all worlds.
  record Error(String node) implements Quantity {
    @Override
    public String label() {
      return "error of " + node;
    }
  }
}
