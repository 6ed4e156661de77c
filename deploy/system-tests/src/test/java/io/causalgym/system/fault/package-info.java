/// What becomes of requests while parts of a running cluster are killed, hung, cut off or starved.
///
/// Start at {@link io.causalgym.system.fault.FaultSuiteIT}.
@NullMarked
package io.causalgym.system.fault;

import org.jspecify.annotations.NullMarked;
