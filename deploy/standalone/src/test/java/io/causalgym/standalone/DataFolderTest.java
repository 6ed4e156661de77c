package io.causalgym.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {

  @Test
  void givenNoXdgFolder_thenDataLieUnderTheHomeFolder() {
    assertThat(DataFolder.byDefault(Map.of(), "/home/ada"))
        .isEqualTo(Path.of("/home/ada/.local/share/causal-gym"));
  }

  @Test
  void givenAnXdgFolder_thenDataLieThere() {
    assertThat(DataFolder.byDefault(Map.of("XDG_DATA_HOME", "/data"), "/home/ada"))
        .isEqualTo(Path.of("/data/causal-gym"));
  }

  @Test
  void givenARelativeXdgFolder_thenItIsIgnored() {
    assertThat(DataFolder.byDefault(Map.of("XDG_DATA_HOME", "data"), "/home/ada"))
        .isEqualTo(Path.of("/home/ada/.local/share/causal-gym"));
  }
}
