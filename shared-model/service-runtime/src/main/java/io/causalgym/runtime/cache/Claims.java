package io.causalgym.runtime.cache;

import io.vertx.core.Future;

/// Who computes what, so that a question which comes to several members at once is computed once.
///
/// A claim saves work and nothing else: where it cannot be made or known, the answer is computed.
public interface Claims {

  /// Whether this member has the claim now; else another one has it.
  Future<Boolean> claim(CacheKey key);

  /// Whether a member that lives has the claim.
  Future<Boolean> isHeld(CacheKey key);

  /// Gives up this member's claim.
  void release(CacheKey key);

  /// For a member without others.
  static Claims alone() {
    return new Claims() {
      @Override
      public Future<Boolean> claim(CacheKey key) {
        return Future.succeededFuture(true);
      }

      @Override
      public Future<Boolean> isHeld(CacheKey key) {
        return Future.succeededFuture(false);
      }

      @Override
      public void release(CacheKey key) {}
    };
  }
}
