package io.causalgym.evaluation.scoring;

import java.util.List;

/// Something that is told from the answers to one world after the other, none of which it keeps.
interface Diagnostic {
  /// Adds the answers of a world.
  void add(List<Response> world);
}
