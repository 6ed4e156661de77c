/// Sends questions to models as fast as they allow, once each. Start at {@link
/// io.causalgym.evaluation.dispatch.Lane}.
@NullMarked
package io.causalgym.evaluation.dispatch;

import org.jspecify.annotations.NullMarked;
