/// Replies that were paid for once. Start at {@link
/// io.causalgym.evaluation.dispatch.cache.ReplyCache}.
@NullMarked
package io.causalgym.evaluation.dispatch.cache;

import org.jspecify.annotations.NullMarked;
