package io.causalgym.discovery.search.constraint;

/// How far a skeleton search is.
///
/// @param level that ended last, or that was stopped
/// @param tests done so far
/// @param partial whether it was stopped
record SkeletonPlace(
    int level, Neighbours neighbours, SeparatingSets sets, long tests, boolean partial) {}
