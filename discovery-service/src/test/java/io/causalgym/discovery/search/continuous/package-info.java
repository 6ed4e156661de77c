/// Tests against finite differences and all DAGs of few variables.
///
/// Start at {@link io.causalgym.discovery.search.continuous.WeightsTest}.
@org.jspecify.annotations.NullMarked
package io.causalgym.discovery.search.continuous;
