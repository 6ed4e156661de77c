/// Tests of scores.
///
/// Start at {@link io.causalgym.discovery.score.BatchesAgree}.
@org.jspecify.annotations.NullMarked
package io.causalgym.discovery.score;
