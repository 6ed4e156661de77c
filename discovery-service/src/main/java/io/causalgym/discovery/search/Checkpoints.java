package io.causalgym.discovery.search;

import java.util.Optional;

/// Keeps a place from which an interrupted search can go on, perhaps on another machine.
public interface Checkpoints {
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<String> last() {
          return Optional.empty();
        }

        @Override
        public void save(String place) {}
      };

  /// What an earlier run of the same search saved last. It may come from an older version of the
  /// program: what cannot be read is ignored, and the search starts at its beginning.
  Optional<String> last();

  /// @param place one JSON value; at most once in a second or so
  void save(String place);
}
