/// Tests against separation in graphs that are unrolled over time.
///
/// Start at {@link io.causalgym.discovery.search.temporal.PcmciPlusTest}.
@org.jspecify.annotations.NullMarked
package io.causalgym.discovery.search.temporal;
