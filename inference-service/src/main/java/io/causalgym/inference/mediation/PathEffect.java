package io.causalgym.inference.mediation;

import io.causalgym.inference.counterfactual.Quantity;
import java.util.List;

/// The effect along selected paths, `E[Y_selected] - E[Y_x0]`.
///
/// @param witnesses the children of the treatment from which both selected and other paths lead on
///   to the outcome: with one of these no experiment identifies the effect, only a model has it
///   (Avin, Shpitser and Pearl, IJCAI 2005, `avin2005identifiability`)
public record PathEffect(Quantity effect, List<String> witnesses) {
  public PathEffect {
    witnesses = List.copyOf(witnesses);
  }
}
