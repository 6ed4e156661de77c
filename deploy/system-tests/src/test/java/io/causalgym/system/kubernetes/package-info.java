/// What is in the manifests of `deploy/kubernetes`, as Kubernetes reads them.
@NullMarked
package io.causalgym.system.kubernetes;

import org.jspecify.annotations.NullMarked;
