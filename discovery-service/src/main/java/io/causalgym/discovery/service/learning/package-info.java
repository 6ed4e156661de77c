/// Jobs that learn graphs: what is asked becomes a learner with its knowledge, its replicates parts
/// of a job, and what they find one answer.
///
/// Start at {@link io.causalgym.discovery.service.learning.DiscoveryJobs}.
@NullMarked
package io.causalgym.discovery.service.learning;

import org.jspecify.annotations.NullMarked;
