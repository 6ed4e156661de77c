package io.causalgym.inference.counterfactual;

/// How a treatment brings an outcome about; everything given what is known besides.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, section 9.2 (`pearl2009causality`).
///
/// @param active `P(Y_x1 = y)`
/// @param baseline `P(Y_x0 = y)`
/// @param ace average causal effect `P(Y_x1 = y) - P(Y_x0 = y)`
/// @param pn probability of necessity `P(Y_x0 != y | X = x1, Y = y)`
/// @param ps probability of sufficiency `P(Y_x1 = y | X = x0, Y != y)`
/// @param pns probability of necessity and sufficiency `P(Y_x1 = y, Y_x0 != y)`
/// @param harm the reverse `P(Y_x1 != y, Y_x0 = y)`
/// @param ett `P(Y_x0 = y | X = x1)`, the outcome of the treated had they not been
/// @param etu `P(Y_x1 = y | X = x0)`, the outcome of the untreated had they been
/// @param effectOnTreated `P(Y_x1 = y | X = x1) - P(Y_x0 = y | X = x1)`
/// @param effectOnUntreated `P(Y_x1 = y | X = x0) - P(Y_x0 = y | X = x0)`
public record ProbabilitiesOfCausation(
    Quantity active,
    Quantity baseline,
    Quantity ace,
    Quantity pn,
    Quantity ps,
    Quantity pns,
    Quantity harm,
    Quantity ett,
    Quantity etu,
    Quantity effectOnTreated,
    Quantity effectOnUntreated) {}
