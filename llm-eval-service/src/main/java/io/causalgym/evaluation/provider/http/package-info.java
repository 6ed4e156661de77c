/// The HTTP that all providers share: one pooled client, deadlines, limits of size, what headers
/// and error bodies mean. Start at {@link io.causalgym.evaluation.provider.http.ProviderClient}.
@NullMarked
package io.causalgym.evaluation.provider.http;

import org.jspecify.annotations.NullMarked;
