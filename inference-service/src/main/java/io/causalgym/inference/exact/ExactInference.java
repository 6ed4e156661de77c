package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Exact inference on one discrete Bayesian network, whose tables are copied once: make one and ask
/// it many questions, from any number of threads.
///
/// Bucket elimination (Dechter 1999, dechter1999bucket) on the network that interventions have
/// mutilated, of which the barren part is left out and the rest sliced by the evidence. Time and
/// memory grow with the largest factor, exponentially in the width of the elimination order; both
/// are estimated first. Plans are kept for questions of the same shape. Rows that sum to 1 only
/// within {@link BayesianNetwork#TOLERANCE} are used as they are; of barren variables they count as
/// 1.
public final class ExactInference {
  private final CompiledNetwork network;
  private final PlanCache plans;

  private ExactInference(CompiledNetwork network, PlanCache plans) {
    this.network = network;
    this.plans = plans;
  }

  public static ExactInference of(BayesianNetwork network) {
    return new ExactInference(CompiledNetwork.of(network), new PlanCache(network.size()));
  }

  /// Inference on a network of the same structure with other numbers, as they change from one step
  /// of learning to the next: plans are shared.
  ///
  /// @throws IllegalArgumentException if names, states or parents differ
  public ExactInference refitted(BayesianNetwork same) {
    CompiledNetwork compiled = CompiledNetwork.of(same);
    if (!compiled.hasStructureOf(network)) {
      throw new IllegalArgumentException(same + " has another structure than " + network.source);
    }
    return new ExactInference(compiled, plans);
  }

  /// P(query | do, evidence), over the query in the order given; an observed or set variable in it
  /// is a point mass. An empty query asks for the probability of the evidence.
  ///
  /// @throws io.causalgym.model.ModelException if a name, a state or a replacement cannot be
  public Posterior posterior(
      List<String> query, Conditions conditions, Budget budget, Deadline deadline) {
    Grounding grounding = Grounding.of(network, conditions);
    int[] asked = grounding.query(query);
    Optional<Impossible> contradiction = grounding.contradiction();
    if (contradiction.isPresent()) {
      return contradiction.get();
    }
    EliminationShape shape = EliminationShape.posterior(grounding, asked);
    Optional<EliminationPlan> known = known(shape, conditions);
    BucketTree tree = known.isPresent() ? known.get().tree : shape.tree(grounding, deadline);
    CostEstimate cost = answering(asked, tree.estimate(false));
    if (!cost.within(budget)) {
      return new TooWide(cost, budget);
    }
    EliminationPlan plan = known.orElseGet(() -> planned(shape, tree, conditions));
    Scaled joint = joint(plan, grounding, deadline);
    double total = joint.total();
    if (!(total > 0) || joint.logScale == Double.NEGATIVE_INFINITY) {
      return Impossible.EVIDENCE;
    }
    for (int cell = 0; cell < joint.values.length; cell++) {
      joint.values[cell] /= total;
    }
    double logEvidence = grounding.observing() ? Math.log(total) + joint.logScale : 0;
    return new Posterior.Found(grounding.table(query, asked, joint.values), logEvidence);
  }

  /// P(query, evidence | do) under many interventions on the same variables in one elimination,
  /// where that is faster than {@link #posterior} for each.
  ///
  /// @param conditions what all share
  /// @param interventions set more variables, none of which is asked for or observed
  /// @param budget of one intervention
  /// @param kernels multiply and sum
  /// @param run learns which of them did
  /// @throws io.causalgym.model.ModelException as {@link #posterior}
  public Posteriors posteriors(
      List<String> query,
      Conditions conditions,
      InterventionRows interventions,
      Budget budget,
      Deadline deadline,
      KernelBackend kernels,
      KernelRun run) {
    if (interventions.rows() < BatchPlan.LEAST_ROWS
        || !interventions.within(network.source, query, conditions)) {
      return new Posteriors.Unsuited();
    }
    Grounding grounding = Grounding.of(network, interventions.conditions(conditions, 0));
    int[] asked = grounding.query(query);
    EliminationShape shape = EliminationShape.posterior(grounding, asked);
    Optional<EliminationPlan> known = known(shape, conditions);
    BucketTree tree = known.isPresent() ? known.get().tree : shape.tree(grounding, deadline);
    CostEstimate cost = answering(asked, tree.estimate(false));
    if (!cost.within(budget)) {
      return new TooWide(cost, budget);
    }
    EliminationPlan plan = known.orElseGet(() -> planned(shape, tree, conditions));
    BatchPlan batch = new BatchPlan(plan, grounding, interventions);
    int block = batch.block(budget);
    if (block < BatchPlan.LEAST_ROWS || !batch.pays(onDevice(kernels))) {
      return new Posteriors.Unsuited();
    }
    try {
      return new Posteriors.Found(
          new BatchedElimination(batch, kernels, run).weights(block, deadline));
    } catch (RangeExceeded exceeded) {
      return new Posteriors.Unsuited();
    }
  }

  /// What {@link #posterior} would cost.
  ///
  /// @throws io.causalgym.model.ModelException as it
  public CostEstimate cost(List<String> query, Conditions conditions, Deadline deadline) {
    Grounding grounding = Grounding.of(network, conditions);
    int[] asked = grounding.query(query);
    BucketTree tree = EliminationShape.posterior(grounding, asked).tree(grounding, deadline);
    return answering(asked, tree.estimate(false));
  }

  /// The most probable states of everything that is neither observed nor set (MPE).
  ///
  /// Of explanations that are equally probable, the one is taken that has the smallest state of the
  /// variable that is eliminated last, then of the one before it, and so on: the same at every
  /// call.
  ///
  /// @throws io.causalgym.model.ModelException if a name, a state or a replacement cannot be
  public Explanation mostProbable(Conditions conditions, Budget budget, Deadline deadline) {
    Grounding grounding = Grounding.of(network, conditions);
    BitSet open = new BitSet();
    open.set(0, network.size());
    open.andNot(grounding.fixed);
    for (String name : conditions.evidence().keySet()) {
      open.clear(network.source.variable(name));
    }
    return explanation(open.stream().toArray(), grounding, conditions, budget, deadline);
  }

  /// The most probable joint states of `query`, everything else summed out (MAP). The order is
  /// constrained: all of the rest goes first, which may cost far more than a posterior. Ties are
  /// resolved as in {@link #mostProbable}.
  ///
  /// @throws io.causalgym.model.ModelException as {@link #posterior}
  public Explanation maximumAPosteriori(
      List<String> query, Conditions conditions, Budget budget, Deadline deadline) {
    Grounding grounding = Grounding.of(network, conditions);
    return explanation(grounding.query(query), grounding, conditions, budget, deadline);
  }

  /// A junction tree that answers many questions under the same conditions.
  ///
  /// @throws io.causalgym.model.ModelException if a name, a state or a replacement cannot be
  public Calibration calibrate(Conditions conditions, Budget budget, Deadline deadline) {
    Grounding grounding = Grounding.of(network, conditions);
    Optional<Impossible> contradiction = grounding.contradiction();
    if (contradiction.isPresent()) {
      return contradiction.get();
    }
    EliminationShape shape = EliminationShape.everything(grounding);
    Optional<CliqueTree> known =
        conditions.replaced().isEmpty() ? plans.cliques(shape) : Optional.empty();
    BucketTree buckets = known.isPresent() ? known.get().buckets : shape.tree(grounding, deadline);
    CostEstimate cost = CliqueTree.estimate(buckets);
    if (!cost.within(budget)) {
      return new TooWide(cost, budget);
    }
    CliqueTree cliques = known.orElseGet(() -> new CliqueTree(buckets));
    if (known.isEmpty() && conditions.replaced().isEmpty()) {
      plans.keep(shape, cliques);
    }
    Propagation propagation = Propagation.of(cliques, grounding, deadline);
    return propagation.logEvidence() == Double.NEGATIVE_INFINITY
        ? Impossible.EVIDENCE
        : new Calibration.Calibrated(new JunctionTree(this, grounding, conditions, propagation));
  }

  private Explanation explanation(
      int[] asked, Grounding grounding, Conditions conditions, Budget budget, Deadline deadline) {
    Optional<Impossible> contradiction = grounding.contradiction();
    if (contradiction.isPresent()) {
      return contradiction.get();
    }
    EliminationShape shape = EliminationShape.explanation(grounding, asked);
    Optional<EliminationPlan> known = known(shape, conditions);
    BucketTree tree = known.isPresent() ? known.get().tree : shape.tree(grounding, deadline);
    CostEstimate cost = tree.estimate(true);
    if (!cost.within(budget)) {
      return new TooWide(cost, budget);
    }
    EliminationPlan plan = known.orElseGet(() -> planned(shape, tree, conditions));
    return MaximumElimination.explanation(
        plan, shape.phases().getFirst().cardinality(), asked, grounding, deadline);
  }

  private static boolean onDevice(KernelBackend kernels) {
    return !kernels.name().equals("jvm");
  }

  private Optional<EliminationPlan> known(EliminationShape shape, Conditions conditions) {
    return conditions.replaced().isEmpty() ? plans.elimination(shape) : Optional.empty();
  }

  private EliminationPlan planned(EliminationShape shape, BucketTree tree, Conditions conditions) {
    EliminationPlan plan = new EliminationPlan(tree);
    if (conditions.replaced().isEmpty()) {
      plans.keep(shape, plan);
    }
    return plan;
  }

  private CostEstimate answering(int[] asked, CostEstimate cost) {
    long cells = Cells.of(asked, network.cards);
    return new CostEstimate(
        cost.width(),
        Math.max(cells, cost.largestFactor()),
        Cells.plus(cells, cost.operations()),
        Cells.plus(Cells.times(8, cells), cost.bytes()));
  }

  private static Scaled joint(EliminationPlan plan, Grounding grounding, Deadline deadline) {
    try {
      return new LinearElimination(plan, grounding).run(deadline);
    } catch (RangeExceeded exceeded) {
      return new LogElimination(plan, grounding).run(deadline);
    }
  }
}
