package io.causalgym.inference.simulation;

import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Ancestral sampling of a Bayesian network: variable `j` is drawn from stream `j` by inversion.
///
/// Source: Henrion, "Propagating Uncertainty in Bayesian Networks by Probabilistic Logic Sampling",
/// UAI 1986 (henrion1988propagating). Evidence is not handled: it would be rejection.
public final class NetworkSampler implements DiscreteSampler {
  private final BayesianNetwork network;
  private final DiscreteProgram program;
  private final long seed;

  private NetworkSampler(BayesianNetwork network, long seed) {
    this.network = network;
    this.seed = seed;
    List<DiscreteProgram.Step> steps = new ArrayList<>();
    for (int variable : network.topologicalOrder()) {
      int[] parents = network.parents(variable);
      int[] cards = Arrays.stream(parents).map(network::card).toArray();
      steps.add(
          new DiscreteProgram.Draw(
              variable,
              new DiscreteProgram.Parents(parents, cards),
              new CumulativeRows(
                  network.name(variable), network.card(variable), network.table(variable)),
              variable));
    }
    this.program = new DiscreteProgram(steps, network.size(), 0);
  }

  /// @throws io.causalgym.model.ModelException if an intervention does not fit the network
  public static NetworkSampler of(
      BayesianNetwork network, List<Intervention> interventions, long seed) {
    if (interventions.isEmpty()) {
      return new NetworkSampler(network, seed);
    }
    NetworkBuilder mutilated = network.toBuilder();
    for (Intervention intervention : Interventions.byVariable(interventions).values()) {
      String name = intervention.variable();
      int card = network.card(network.variable(name));
      if (intervention instanceof Intervention.ReplaceTable(var _, var parents, var cpt)) {
        mutilated.table(name, parents, cpt.stream().mapToDouble(Double::doubleValue).toArray());
      } else {
        mutilated.table(name, List.of(), Interventions.masses(intervention, card));
      }
    }
    return new NetworkSampler(mutilated.build(), seed);
  }

  @Override
  public List<String> names() {
    return network.names();
  }

  @Override
  public List<String> states(int column) {
    return network.states(column);
  }

  @Override
  public int width() {
    return network.size();
  }

  @Override
  public Rows open(int most) {
    return program.open(seed, most);
  }
}
