@NullMarked
package io.causalgym.dataset.statistics;

import org.jspecify.annotations.NullMarked;
