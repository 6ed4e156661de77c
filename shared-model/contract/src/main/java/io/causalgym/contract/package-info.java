/// What crosses a process: operations, requests, answers and problems, as plain records.
///
/// Start at {@link io.causalgym.contract.InferenceOperations}, the list of what can be asked.
@NullMarked
package io.causalgym.contract;

import org.jspecify.annotations.NullMarked;
