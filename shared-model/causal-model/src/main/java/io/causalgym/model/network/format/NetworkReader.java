package io.causalgym.model.network.format;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.text.TextPosition;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import io.causalgym.model.network.RowSums;
import org.jspecify.annotations.Nullable;

/// Reads a Bayesian network from text in any of the {@link NetworkFormat}s.
///
/// Every reader takes time linear in the text and in the tables, none recurses, and no memory is
/// taken for numbers that the text cannot hold, so that a hostile text ends in an error. The tables
/// together hold at most {@link NetworkBuilder#MOST_CELLS} numbers.
public final class NetworkReader {

  /// States of one variable at most.
  public static final int MOST_STATES = 10_000;

  private NetworkReader() {}

  /// The network that `text` describes.
  ///
  /// @param forced the format to read it as; recognised where absent
  /// @param rowSums what to do with a row that does not sum to 1 within {@link
  ///   BayesianNetwork#TOLERANCE}; {@link BayesianNetwork#renormalised()} says where it was done
  /// @throws NetworkTextException where the text breaks its grammar or is no network
  public static BayesianNetwork read(String text, @Nullable NetworkFormat forced, RowSums rowSums) {
    try {
      int nul = text.indexOf('\0');
      if (nul >= 0) {
        throw TextPosition.bad(text, nul, "a network is text, but here is the character U+0000");
      }
      NetworkFormat format = forced != null ? forced : FormatRecognition.recognise(text);
      NetworkDraft draft = new NetworkDraft(text, rowSums);
      switch (format) {
        case BIF -> BifReader.read(text, draft);
        case XMLBIF -> XmlBifReader.read(text, draft);
        case UAI -> UaiReader.read(text, draft);
        case NET -> HuginReader.read(text, draft);
      }
      return draft.build();
    } catch (GraphException e) {
      throw networkText(e);
    }
  }

  /// The scanner that is shared with the formats of graphs knows only their exception.
  private static RuntimeException networkText(GraphException e) {
    return e.problem() instanceof GraphProblem.BadText(int line, int column, String message)
        ? new NetworkTextException(line, column, message)
        : e;
  }
}
