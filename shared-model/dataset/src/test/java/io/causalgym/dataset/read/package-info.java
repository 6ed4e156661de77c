@NullMarked
package io.causalgym.dataset.read;

import org.jspecify.annotations.NullMarked;
