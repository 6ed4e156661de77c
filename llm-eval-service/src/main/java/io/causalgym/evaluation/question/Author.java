package io.causalgym.evaluation.question;

import io.causalgym.evaluation.item.Family;
import java.util.List;

/// Writes the questions of one family. The same occasion gives the same questions, byte for byte;
/// occasions that differ in skin and wording only give the same truths.
public interface Author {
  Family family();

  /// One group of questions, or several. Every number in them is computed from the numbers that
  /// they show.
  List<Draft> write(Occasion occasion);
}
