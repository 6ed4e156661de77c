package io.causalgym.inference.identification.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// An estimand as it is written: its formula, and the parts that the formula or a later part refers
/// to more than once.
///
/// @param definitions by id, each referring to earlier ones only
public record WrittenEstimand(
    ExpressionTree expression, SequencedMap<String, ExpressionTree> definitions) {
  public WrittenEstimand {
    definitions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(definitions));
  }
}
