package io.causalgym.mapping;

import io.causalgym.contract.Doubles;
import io.causalgym.contract.NetworkDocument;
import io.causalgym.contract.NetworkFormatName;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import io.causalgym.model.network.RowSums;
import io.causalgym.model.network.format.NetworkFormat;
import io.causalgym.model.network.format.NetworkReader;
import io.causalgym.model.network.format.NetworkWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Bayesian networks on the wire, as tables or text, and in memory.
public final class Networks {
  private Networks() {}

  /// @throws io.causalgym.model.ModelException if the tables make no network
  /// @throws io.causalgym.model.network.format.NetworkTextException if the text is none
  public static BayesianNetwork read(NetworkDocument document) {
    RowSums rows =
        Boolean.TRUE.equals(document.renormalise()) ? RowSums.RENORMALISE : RowSums.REFUSE;
    if (document.bif() != null) {
      return NetworkReader.read(document.bif(), NetworkFormat.BIF, rows);
    }
    if (document.text() != null) {
      return NetworkReader.read(document.text(), format(document.format()), rows);
    }
    return tables(Objects.requireNonNull(document.variables(), "one form is given"), rows);
  }

  private static BayesianNetwork tables(List<NetworkDocument.Variable> variables, RowSums rows) {
    NetworkBuilder builder = BayesianNetwork.builder().rowSums(rows);
    for (NetworkDocument.Variable variable : variables) {
      builder.variable(variable.name(), variable.states());
    }
    for (NetworkDocument.Variable variable : variables) {
      builder.table(variable.name(), Models.orNone(variable.parents()), variable.cpt().toArray());
    }
    return builder.build();
  }

  /// The network by its tables.
  public static NetworkDocument write(BayesianNetwork network) {
    return NetworkDocument.of(
        IntStream.range(0, network.size())
            .mapToObj(variable ->
                new NetworkDocument.Variable(
                    network.name(variable),
                    network.states(variable),
                    Arrays.stream(network.parents(variable)).mapToObj(network::name).toList(),
                    Doubles.of(network.table(variable))))
            .toList());
  }

  /// The network as a text.
  ///
  /// @throws io.causalgym.model.ModelException if the format cannot carry a name
  public static String write(BayesianNetwork network, NetworkFormatName format) {
    return NetworkWriter.write(network, Objects.requireNonNull(format(format)));
  }

  /// The variables whose rows were divided by their sum, or nothing where there are none.
  public static @Nullable List<String> renormalised(BayesianNetwork network) {
    return network.renormalised().isEmpty() ? null : network.renormalised();
  }

  private static @Nullable NetworkFormat format(@Nullable NetworkFormatName name) {
    return switch (name) {
      case null -> null;
      case BIF -> NetworkFormat.BIF;
      case XMLBIF -> NetworkFormat.XMLBIF;
      case UAI -> NetworkFormat.UAI;
      case NET -> NetworkFormat.NET;
    };
  }
}
