/// A question to a language model and its reply, the same for all providers. Start at {@link
/// io.causalgym.evaluation.chat.ChatRequest}.
@NullMarked
package io.causalgym.evaluation.chat;

import org.jspecify.annotations.NullMarked;
