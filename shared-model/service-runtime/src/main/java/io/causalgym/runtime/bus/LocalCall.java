package io.causalgym.runtime.bus;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Problem;

/// What passes between caller and handler in one JVM, by reference.
sealed interface LocalCall {

  record Request(Object request, CallContext context) implements LocalCall {}

  record Answered(EncodedAnswer answer) implements LocalCall {}

  record Failed(Problem problem) implements LocalCall {}
}
