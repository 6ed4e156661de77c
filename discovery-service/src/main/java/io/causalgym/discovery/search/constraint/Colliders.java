package io.causalgym.discovery.search.constraint;

import java.util.List;
import java.util.Set;

/// How the unshielded triples of a skeleton were judged; what is in neither list is no collider.
///
/// @param colliders those with most evidence first
/// @param open triples that nothing is known of
/// @param tests done for it
/// @param partial whether the search was stopped
record Colliders(List<Triple> colliders, Set<Triple> open, long tests, boolean partial) {}
