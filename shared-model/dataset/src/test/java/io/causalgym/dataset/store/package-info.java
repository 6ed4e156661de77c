@NullMarked
package io.causalgym.dataset.store;

import org.jspecify.annotations.NullMarked;
