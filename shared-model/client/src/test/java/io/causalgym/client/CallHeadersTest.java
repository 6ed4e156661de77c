package io.causalgym.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.CallContext;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallHeadersTest {
  private static final long NOW = 1_000_000_000_000L;

  private static MultiMap headers(String name, String value) {
    return MultiMap.caseInsensitiveMultiMap().add(name, value);
  }

  @Test
  void aContextComesBackAsItWas() {
    CallContext context = new CallContext(NOW + 700, "00-a-b-01", "ada", true);

    assertThat(CallHeaders.read(CallHeaders.write(context, 700), NOW)).isEqualTo(context);
  }

  @ParameterizedTest
  @CsvSource({"-3600000", "3600000"})
  void aMemberWhoseClockIsWrongGivesACallTheTimeThatItHas(long off) {
    CallContext context = new CallContext(NOW + 700, null, "ada");

    CallContext read = CallHeaders.read(CallHeaders.write(context, 700), NOW + off);

    assertThat(read.deadline() - (NOW + off)).isEqualTo(700);
  }

  @Test
  void aMembersOwnAddressTellsWhoseItIsAndOfWhat() {
    String address = CallHeaders.direct("causalgym.v1.identify", "node");

    assertThat(CallHeaders.member(address)).isEqualTo("node");
    assertThat(CallHeaders.shared(address)).isEqualTo("causalgym.v1.identify");
    assertThat(CallHeaders.shared("causalgym.v1.identify")).isEqualTo("causalgym.v1.identify");
  }

  @Test
  void aStrangerMayGiveADeadlineAlone() {
    MultiMap headers = headers(CallContext.DEADLINE, Long.toString(NOW + 900));

    assertThat(CallHeaders.read(headers, NOW).deadline()).isEqualTo(NOW + 900);
  }

  @ParameterizedTest
  @CsvSource({
    "timeout, soon, 30000",
    "deadline, tomorrow, 30000",
    "timeout, 9223372036854775807, 600000",
    "deadline, 9223372036854775807, 600000",
    "principal, ada, 30000"
  })
  void whatIsNoTimeOrTooLongIsReplaced(String header, String value, long left) {
    assertThat(CallHeaders.read(headers(header, value), NOW).deadline()).isEqualTo(NOW + left);
  }

  @ParameterizedTest
  @CsvSource({"timeout, -5", "deadline, -9223372036854775808", "deadline, 1"})
  void whatHasPassedStaysPassed(String header, String value) {
    assertThat(CallHeaders.read(headers(header, value), NOW).deadline()).isLessThan(NOW);
  }

  @Test
  void whoSaysNothingIsLocal() {
    CallContext context = CallHeaders.read(MultiMap.caseInsensitiveMultiMap(), NOW);

    assertThat(context.principal()).isEqualTo(CallContext.LOCAL);
    assertThat(context.once()).isFalse();
  }
}
