package io.causalgym.model.environment;

import io.causalgym.graph.MixedGraph;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.EquationText;
import io.causalgym.model.equation.ExactForm;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.network.RowSums;
import io.causalgym.model.network.format.NetworkFormat;
import io.causalgym.model.network.format.NetworkReader;
import io.causalgym.model.scm.DiscreteScm;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the file of an environment: lines `field: value`, which go on where the next one begins
/// with a blank, then a line `---`, then the text of the model.
final class EnvironmentReader {
  private static final String SEPARATOR = "\n---\n";

  private final String name;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final String text;

  private EnvironmentReader(String name, String file) {
    this.name = name;
    int end = file.indexOf(SEPARATOR);
    if (end < 0) {
      throw new IllegalStateException("the environment " + name + " has no line '---'");
    }
    for (String line : file.substring(0, end).replace("\n ", " ").split("\n", -1)) {
      int colon = line.indexOf(':');
      fields.put(line.substring(0, colon), line.substring(colon + 1).strip().replaceAll(" +", " "));
    }
    this.text = file.substring(end + SEPARATOR.length());
  }

  static Environment read(String name, String file) {
    EnvironmentReader reader = new EnvironmentReader(name, file);
    CausalModel written = reader.written();
    return reader.environment(written, exact(written));
  }

  private CausalModel written() {
    return switch (field("model")) {
      case "bif" ->
          new CausalModel.Network(NetworkReader.read(text, NetworkFormat.BIF, RowSums.REFUSE));
      case "equations" -> new CausalModel.Equations(EquationText.read(text));
      case String other ->
          throw new IllegalStateException("the environment " + name + " has a model " + other);
    };
  }

  private String field(String field) {
    String value = fields.get(field);
    if (value == null) {
      throw new IllegalStateException("the environment " + name + " has no field " + field);
    }
    return value;
  }

  private Environment environment(CausalModel written, CausalModel model) {
    MixedGraph graph = written.graph();
    return new Environment(
        name,
        field("title"),
        field("story"),
        field("teaches"),
        field("source"),
        fields.getOrDefault("licence", ""),
        field("treatment"),
        field("outcome"),
        field("question"),
        graph.names(graph.latent()),
        graph,
        text,
        model);
  }

  /// The kind that exact engines know, where there is one.
  private static CausalModel exact(CausalModel written) {
    if (written instanceof CausalModel.Equations(EquationModel equations)) {
      if (equations.asDiscrete() instanceof ExactForm.Found<DiscreteScm>(DiscreteScm scm)) {
        return new CausalModel.Discrete(scm);
      }
      if (equations.asLinear() instanceof ExactForm.Found<LinearModel>(LinearModel linear)) {
        return new CausalModel.Linear(linear);
      }
    }
    return written;
  }
}
