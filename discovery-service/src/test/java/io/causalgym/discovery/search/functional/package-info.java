/// Tests against definitions written literally, and worlds with noise far from Gaussian.
///
/// Start at {@link io.causalgym.discovery.search.functional.NonGaussianWorlds}.
@org.jspecify.annotations.NullMarked
package io.causalgym.discovery.search.functional;
