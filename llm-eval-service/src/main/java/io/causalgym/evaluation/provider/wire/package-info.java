/// The providers of language models, each in its own words. Start at {@link
/// io.causalgym.evaluation.provider.wire.OpenAiChat}.
@NullMarked
package io.causalgym.evaluation.provider.wire;

import org.jspecify.annotations.NullMarked;
