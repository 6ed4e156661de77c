package io.causalgym.model.environment;

import io.causalgym.graph.MixedGraph;
import io.causalgym.model.causal.CausalModel;
import java.util.List;

/// A causal world with a full model and a story.
///
/// @param name in snake case
/// @param source where it comes from, and whether its numbers do
/// @param licence of the numbers where it is not the project's own; empty elsewhere
/// @param question worth asking, such as `P(Y | do(X))`
/// @param latent variables that nobody in the story can see
/// @param graph with the latent variables as latent nodes
/// @param text the model as it is written
/// @param model over the observed variables where it is discrete or linear: latent variables are in
///   its noises
public record Environment(
    String name,
    String title,
    String story,
    String teaches,
    String source,
    String licence,
    String treatment,
    String outcome,
    String question,
    List<String> latent,
    MixedGraph graph,
    String text,
    CausalModel model) {
  public Environment {
    latent = List.copyOf(latent);
  }
}
