/// What a question is made of once it is written: its family, the form of its answer, its truth,
/// and what wrong strategies would answer. Start at {@link io.causalgym.evaluation.item.Item}.
@NullMarked
package io.causalgym.evaluation.item;

import org.jspecify.annotations.NullMarked;
