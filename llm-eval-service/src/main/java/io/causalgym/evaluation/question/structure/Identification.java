package io.causalgym.evaluation.question.structure;

/// Whether P(y | do(x)) follows from the distribution of the observed variables, by c-components.
///
/// Source: Tian and Pearl 2002, sections 4 and 5 (tian2002general); Shpitser and Pearl 2006 show
/// that it is complete (shpitser2006joint).
final class Identification {
  private final SmallDag dag;

  private Identification(SmallDag dag) {
    this.dag = dag;
  }

  /// @param dag whose hidden nodes are roots with two children
  static boolean identifiable(SmallDag dag, int treatment, int outcome) {
    Identification of = new Identification(dag);
    int rest = dag.observed() & ~SmallDag.bit(treatment);
    int d = of.ancestors(SmallDag.bit(outcome), rest);
    for (int left = d; left != 0; ) {
      int component = of.component(Integer.numberOfTrailingZeros(left), d);
      left &= ~component;
      int whole = of.component(Integer.numberOfTrailingZeros(component), dag.observed());
      if (!of.identify(component, whole)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the factor of a c-component follows from that of a larger one around it.
  private boolean identify(int component, int around) {
    int ancestors = ancestors(component, around);
    if (ancestors == component) {
      return true;
    }
    if (ancestors == around) {
      return false;
    }
    return identify(component, component(Integer.numberOfTrailingZeros(component), ancestors));
  }

  /// Ancestors within a set of observed nodes.
  private int ancestors(int set, int within) {
    int ancestors = set;
    for (int v = dag.size() - 1; v >= 0; v--) {
      ancestors |= SmallDag.has(ancestors, v) ? dag.parents(v) & within : 0;
    }
    return ancestors;
  }

  /// Nodes joined by hidden common causes, within a set.
  private int component(int node, int within) {
    int component = SmallDag.bit(node);
    int before = 0;
    while (before != component) {
      before = component;
      for (int cause = 0; cause < dag.size(); cause++) {
        int children = dag.children(cause) & within;
        if (SmallDag.has(dag.hidden(), cause) && (children & component) != 0) {
          component |= children;
        }
      }
    }
    return component;
  }
}
