/// How many questions may be under way and how fast they may follow each other. Start at {@link
/// io.causalgym.evaluation.dispatch.limit.Pacing}.
@NullMarked
package io.causalgym.evaluation.dispatch.limit;

import org.jspecify.annotations.NullMarked;
