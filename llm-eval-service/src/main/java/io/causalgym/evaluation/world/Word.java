package io.causalgym.evaluation.world;

/// How a prompt speaks of one variable.
///
/// @param name what it is called in lists, sets, tables and edges, such as `rain` or `V3`
/// @param present a clause that says that it is in state 1, such as `it rains`
/// @param absent a clause that says that it is in state 0, such as `it does not rain`
/// @param make a verb phrase that brings state 1 about, such as `make it rain`
/// @param prevent a verb phrase that brings state 0 about, such as `keep it from raining`
public record Word(String name, String present, String absent, String make, String prevent) {

  /// The clause that says that it is in `state`.
  public String clause(int state) {
    return state == 0 ? absent : present;
  }

  /// The verb phrase that brings `state` about.
  public String setting(int state) {
    return state == 0 ? prevent : make;
  }
}
