/// What the tests of discovery share.
///
/// Start at {@link io.causalgym.discovery.Fixtures}.
@org.jspecify.annotations.NullMarked
package io.causalgym.discovery;
