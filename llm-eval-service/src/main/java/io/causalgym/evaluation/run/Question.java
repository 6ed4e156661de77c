package io.causalgym.evaluation.run;

import io.causalgym.evaluation.item.Item;

/// An item that is put to a model for the `sample`th time.
record Question(Item item, int sample) {}
