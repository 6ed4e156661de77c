/// Structural causal models in formulas: a small language, and its evaluation.
///
/// ```
/// model       = { statement } ;                        (* separated by line ends or ";" *)
/// statement   = [ "latent" ] name "=" formula
///             | "noise" name "=" distribution          (* with constant parameters *)
///             | "states" name "=" "{" label { "," label } "}" ;
/// formula     = disjunction [ "?" formula ":" formula ] ;
/// disjunction = conjunction { "or" conjunction } ;
/// conjunction = negation { "and" negation } ;
/// negation    = "not" negation | comparison ;
/// comparison  = sum [ ( "<" | "<=" | ">" | ">=" | "==" | "!=" ) sum ] ;
/// sum         = product { ( "+" | "-" ) product } ;
/// product     = sign { ( "*" | "/" ) sign } ;
/// sign        = ( "-" | "+" ) sign | power ;
/// power       = atom [ "^" sign ] ;
/// atom        = number | "pi" | name | call | distribution | "(" formula ")" ;
/// call        = function "(" formula { "," formula } ")" ;
/// distribution = ( "N" | "Normal" | "U" | "Uniform" | "Exponential" | "Laplace" | "Logistic"
///             | "LogNormal" | "StudentT" | "Gamma" | "Beta" | "Bernoulli" | "Categorical"
///             | "Poisson" ) "(" formula { "," formula } ")" ;
/// name        = letter { letter | digit | "_" } | "`" any characters "`" ;
/// ```
///
/// The functions are those of {@link io.causalgym.model.equation.Function}, and no others. A truth
/// value is 1 or 0. Operators bind as in mathematics: `-x ^ 2` is `-(x ^ 2)`, `^` goes from right
/// to left, comparisons are not chained. Sizes are limited by {@link
/// io.causalgym.model.equation.EquationLimits}.
///
/// A comment goes from `#` to the end of the line. Line ends inside parentheses and in front of an
/// operand do not count. A `latent` variable has an equation but is not measured; a `noise` that
/// several equations mention is a latent common cause of them.
///
/// Every other distribution that is written down is one independent noise of the equation in which
/// it stands: `Y.noise1`, `Y.noise2`, ... from left to right. Exogenous noises have no parameters
/// but constants: `N(mean, sd)`, `U(low, high)`, `Exponential(rate)`, `Laplace(location, scale)`,
/// `Logistic(location, scale)`, `LogNormal(mu, sigma)`, `StudentT(degrees, location, scale)`,
/// `Gamma(shape, scale)`, `Beta(alpha, beta)`, `Bernoulli(p)`, `Categorical(p0, p1, ...)`,
/// `Poisson(rate)`. A term whose parameters are formulas is rewritten as a function of a standard
/// noise: `N(m, s)` as `m + s*N(0, 1)`, likewise `Laplace`, `Logistic`, `LogNormal`, `StudentT` and
/// `Gamma` by location and scale, `U(a, b)` as `a + (b - a)*U(0, 1)`, `Exponential(r)` as
/// `Exponential(1)/r`, `Bernoulli(p)` as `bernoulli(U(0, 1), p)`, `Categorical(p, ...)` as
/// `categorical(U(0, 1), p, ...)`, `Poisson(r)` as `poisson(U(0, 1), r)` (rates up to 500); `Beta`
/// needs constants. That choice is part of the model: it fixes the counterfactuals, which the
/// conditional distribution alone does not.
///
/// Start at {@link io.causalgym.model.equation.EquationText}.
@NullMarked
package io.causalgym.model.equation;

import org.jspecify.annotations.NullMarked;
