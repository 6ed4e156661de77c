package io.causalgym.model.network.format;

import io.causalgym.graph.text.TextPosition;
import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Writes a Bayesian network as text that {@link NetworkReader} reads back as an equal network, the
/// numbers digit by digit.
public final class NetworkWriter {
  private NetworkWriter() {}

  /// The network in that format, variables in their order.
  ///
  /// @throws ModelException with the first name that the format cannot carry: NET has identifiers
  ///   only, XMLBIF no blanks around a name and no control characters, UAI no names at all (see
  ///   {@link #byIndex}), and no format blank names or names over 256 characters
  public static String write(BayesianNetwork network, NetworkFormat format) {
    return switch (format) {
      case BIF -> {
        check(network, format, name -> true, label -> true);
        yield BifWriter.write(network);
      }
      case XMLBIF -> {
        check(network, format, XmlBifWriter::carries, XmlBifWriter::carries);
        yield XmlBifWriter.write(network);
      }
      case UAI -> UaiWriter.write(network);
      case NET -> {
        check(network, format, HuginWriter::identifier, label -> true);
        yield HuginWriter.write(network);
      }
    };
  }

  /// The network with its variables called `x0`, `x1`, ... and its states `0`, `1`, ..., as UAI has
  /// them.
  public static BayesianNetwork byIndex(BayesianNetwork network) {
    NetworkBuilder builder = BayesianNetwork.builder();
    for (int variable = 0; variable < network.size(); variable++) {
      List<String> labels =
          IntStream.range(0, network.card(variable)).mapToObj(Integer::toString).toList();
      List<String> parents =
          Arrays.stream(network.parents(variable)).mapToObj(parent -> "x" + parent).toList();
      builder.variable("x" + variable, labels);
      builder.table("x" + variable, parents, network.table(variable));
    }
    return builder.build();
  }

  private static void check(
      BayesianNetwork network,
      NetworkFormat format,
      Predicate<String> names,
      Predicate<String> labels) {
    for (int variable = 0; variable < network.size(); variable++) {
      String name = network.name(variable);
      if (!readable(name) || !names.test(name)) {
        throw unwritable(format, "the variable", name);
      }
      for (String label : network.states(variable)) {
        if (!readable(label) || !labels.test(label)) {
          throw unwritable(format, "the state", label);
        }
      }
    }
  }

  private static boolean readable(String name) {
    return TextPosition.fits(name) && name.indexOf('\0') < 0;
  }

  static ModelException unwritable(NetworkFormat format, String what, String name) {
    return new ModelException(
        "format",
        name,
        what
            + " "
            + TextPosition.shown(name)
            + " cannot be written in "
            + format.label()
            + "; rename it or use another format");
  }
}
