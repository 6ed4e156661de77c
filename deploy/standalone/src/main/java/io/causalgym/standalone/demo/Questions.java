package io.causalgym.standalone.demo;

import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.IdentifyAnswer;
import io.causalgym.contract.IdentifyQuery;

/// What the tour asks of the running system; each call waits for its answer.
public interface Questions {

  IdentifyAnswer identify(IdentifyQuery query);

  DoAnswer effect(DoQuery query);
}
