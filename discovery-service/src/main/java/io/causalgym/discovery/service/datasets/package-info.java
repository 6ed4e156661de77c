/// Datasets as a service: read from uploaded contents, described, shown and deleted.
///
/// Start at {@link io.causalgym.discovery.service.datasets.DatasetCatalog}.
@NullMarked
package io.causalgym.discovery.service.datasets;

import org.jspecify.annotations.NullMarked;
