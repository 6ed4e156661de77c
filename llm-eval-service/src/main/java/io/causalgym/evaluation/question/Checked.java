package io.causalgym.evaluation.question;

import io.causalgym.evaluation.item.Item;
import java.util.List;

/// A question, and what a second engine must agree with before it is put.
public record Checked(Item item, List<Check> checks) {
  public Checked {
    checks = List.copyOf(checks);
  }
}
