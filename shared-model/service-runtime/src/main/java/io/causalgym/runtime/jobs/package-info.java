/// Long work as jobs of parts: kept in PostgreSQL, claimed under leases, observable, cancellable,
/// and taken over from dead nodes.
///
/// Start at {@link io.causalgym.runtime.jobs.JobEngine}; what a job does is a {@link
/// io.causalgym.runtime.jobs.JobHandler}.
@NullMarked
package io.causalgym.runtime.jobs;

import org.jspecify.annotations.NullMarked;
