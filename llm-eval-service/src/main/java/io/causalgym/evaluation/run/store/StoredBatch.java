package io.causalgym.evaluation.run.store;

import io.causalgym.evaluation.run.store.AnswerStore.Asked;
import java.util.Comparator;
import java.util.Optional;

/// Questions of one model that were, or are about to be, handed to its provider together: those
/// from first to last that had no reply then.
///
/// @param round how often its questions were put, this time included
/// @param label what the provider was told to call it
/// @param batch what the provider calls it; absent until that was heard
/// @param reserved US dollars that are promised to it
public record StoredBatch(
    long key,
    long evaluation,
    Asked first,
    Asked last,
    int round,
    String label,
    Optional<String> batch,
    double reserved) {
  private static final Comparator<Asked> ORDER =
      Comparator.comparingInt(Asked::item).thenComparingInt(Asked::sample);

  /// Whether a question without a reply may be in it.
  public boolean spans(Asked question) {
    return ORDER.compare(first, question) <= 0 && ORDER.compare(question, last) <= 0;
  }
}
