/// The job engine as the rest of the system sees it: operations on the bus, and news between nodes.
///
/// Start at {@link io.causalgym.runtime.jobs.service.JobDesk}.
@NullMarked
package io.causalgym.runtime.jobs.service;

import org.jspecify.annotations.NullMarked;
