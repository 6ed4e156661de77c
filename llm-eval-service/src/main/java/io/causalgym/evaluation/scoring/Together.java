package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Skin;

/// Names the answers of a world that belong together: one group, told in one way, asked once.
record Together(Family family, String kind, int group, Skin skin, int variant, int sample) {
  static Together of(Response response) {
    Item item = response.item();
    String kind = Unit.isPair(item) ? item.part().replaceAll("-?(yes|no)$", "") : "";
    return new Together(
        item.family(), kind, item.group(), item.skin(), item.variant(), response.sample());
  }
}
