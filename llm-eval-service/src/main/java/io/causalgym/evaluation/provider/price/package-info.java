/// What tokens cost. Start at {@link io.causalgym.evaluation.provider.price.PriceList}.
@NullMarked
package io.causalgym.evaluation.provider.price;

import org.jspecify.annotations.NullMarked;
