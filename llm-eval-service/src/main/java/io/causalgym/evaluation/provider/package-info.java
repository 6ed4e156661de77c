/// Wire formats of the providers of language models, one class each. Start at {@link
/// io.causalgym.evaluation.provider.Provider}.
@NullMarked
package io.causalgym.evaluation.provider;

import org.jspecify.annotations.NullMarked;
