package io.causalgym.model.network.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each line is one change to a good text and the reason why the result is refused. The `^` marks
/// where: in the text that comes in, or in the good text behind it.
class MalformedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "(yes) 0.05, 0.95;       # (yes) 0.05^;             # there are 1 numbers where 'tub' needs 2",
        "(yes) 0.05, 0.95;       # (yes) 0.05, 0.5, ^0.45;  # ';' after the 2 numbers of 'tub'",
        "(yes) 0.05, 0.95;       # (^maybe) 0.05, 0.95;     # 'asia' has no state 'maybe'",
        "(yes) 0.05, 0.95;       # (no) 1, 0; ^(no) 0, 1;   # row ('no') of 'tub' is there twice",
        "(yes) 0.05, 0.95;       # (yes, ^no) 0.05, 0.95;   # names more than the 1 states",
        "(yes, yes) 0.9, 0.1;    # (yes)^ 0.9, 0.1;         # names 1 states where there are 2",
        "(yes) 0.05, 0.95;       # (yes) 0.05, 0,^95;       # ';' after the 2 numbers",
        "(yes) 0.05, 0.95;       # (yes) ^0x1p-1, 0.5;      # found '0x1p-1' where a number was expected",
        "(yes) 0.05, 0.95;       # (yes) ^1d, 0;            # found '1d' where a number was expected",
        "(yes) 0.05, 0.95;       # (yes) ^NaN, 0.95;        # found 'NaN' where a number was expected",
        "(yes) 0.05, 0.95;       # (yes) ^-0.05, 1.05;      # found '-0.05', which is no probability",
        "(yes) 0.05, 0.95;       # (yes) ^1e999, 1;         # found '1e999', which is no probability",
        "(yes) 0.05, 0.95;       # ^(yes) 0.05, 0.94;       # row ('yes') of 'tub' sums to 0.99",
        "(yes) 0.05, 0.95;       # default 1 0; ^default 1 0; # two default rows",
        "(yes) 0.05, 0.95;       # ^default 0.3 0.3;        # row ('yes') of 'tub' sums to 0.6",
        "(yes) 0.05, 0.95;       # ^row 0.3 0.3;            # found 'row' where 'table', 'default', '('",
        "( tub | asia ) {        # ( ^tub | asia ) { } probability ( xray | asia ) { # row ('yes') of 'tub' is missing, as are 1 more",
        "table 0.01, 0.99;       # ^table 0.01, 0.98;       # the row of 'asia' sums to 0.99",
        "table 0.01, 0.99;       # table 0.01, 0.99 ^(yes)  # ';' after the 2 numbers of 'asia'",
        "probability ( smoke ) { # probability ( ^tub ) {   # 'tub' has two probability tables",
        "probability ( smoke ) { # probability ( ^snoke ) { # 'snoke' is not declared",
        "( tub | asia )          # ( ^tub | tub )           # 'tub' is its own parent",
        "( either | lung, tub )  # ( ^either | lung, lung ) # has the parent 'lung' twice",
        "variable tub {          # variable ^asia {         # 'asia' is there twice",
        "variable tub {          # variable ^\"tub {        # the quote that starts here does not end",
        "variable tub {          # variable tub { ^color    # found 'color' where 'type'",
        "network asia {          # ^netwerk asia {          # none of the formats bif, xmlbif, uai, net",
        "[ 2 ] { yes, no         # [ ^3 ] { yes, no         # declares '3' states and lists 2",
        "[ 2 ] { yes, no         # [ ^1000000000 ] { yes, no # declares '1000000000' states and lists 2",
        "[ 2 ] { yes, no         # [ 2 ] { yes, ^yes        # the state 'yes' is there twice",
        "discrete [              # ^continuous [            # where 'discrete' was expected",
        "{ yes, no };            # { yes, no }; ^type discrete [ 1 ] { a }; # two types",
      })
  void bif(String good, String bad, String reason) {
    refused(NetworkTexts.ASIA, good, bad, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "<VARIABLE TYPE=\"nature\"> # ^<VARIABLE TYPE=\"decision\"> # of the type 'decision'",
        "<TABLE> 0.9             # ^<TABLE>                  # there are 3 numbers where 'wet' and its parents make 4",
        "<TABLE> 0.9             # ^<TABLE> 1 0.9            # there are 5 numbers where",
        "<TABLE> 0.9             # ^<TABLE> 0.85             # row ('yes') of 'wet' sums to 0.95",
        "<TABLE> 0.9             # ^<TABLE> 9/10             # found '9/10' where a number",
        "<FOR>wet</FOR>          # ^<FOR>wat</FOR>           # 'wat' is not declared",
        "<DEFINITION><FOR>       # ^<DEFINITION><FOR>a</FOR><FOR> # for 2 variables",
        "<OUTCOME>no</OUTCOME>   # ^<OUTCOME>yes</OUTCOME>   # the state 'yes' is there twice",
        "<OUTCOME>no</OUTCOME>   # ^<STATE>no</STATE>        # found the element 'STATE' inside 'VARIABLE'",
        "<VARIABLE><NAME>wet</NAME> # ^<VARIABLE>            # the variable has no 'NAME'",
        "<BIF VERSION=\"0.3\">   # ^<GIF>                    # found the element 'GIF' where 'BIF'",
        "<TABLE>0.2 0.8</TABLE>  # <TABLE>1 0</TABLE>^<TABLE>1 0</TABLE> # has two elements 'TABLE'",
        "<DEFINITION><FOR>       # ^<DEFINITION><FOR>x</FOR></DEFINITION><DEFINITION><FOR> # has no 'TABLE'",
      })
  void xmlbif(String good, String bad, String reason) {
    refused(NetworkTexts.XMLBIF, good, bad, reason);
    refused(NetworkTexts.XMLBIF.replace("\n", "\r\n"), good, bad, reason);
    // The parser reads a long text in parts.
    String padded =
        NetworkTexts.XMLBIF.replace("<NAME>weather", " \n".repeat(30_000) + "<NAME>weather");
    refused(padded, good, bad, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "BAYES     # ^MARKOV         # a MARKOV file is no Bayesian network",
        "2 2 3     # 2 2 ^1000000000 # where the number of states",
        "2 2 3     # 2 2 ^999999999  # more states than the rest of the text",
        "2 2 3     # 2 ^-2 3         # where the number of states",
        "2 2 3     # 2 ^0 3          # 'x1' has no states",
        "2 2 3|3   # 2 2 3|^2        # there are 2 tables for 3 variables",
        "2 0 1     # 2 0 ^3          # there is no variable 3; the last is 2",
        "2 0 1     # ^4 0 1          # a table over 4 variables cannot be",
        "2 0 1     # ^0              # a table over 0 variables cannot be",
        "0.128     # ^0.1            # row ('0') of 'x1' sums to 0.972",
        "|4|       # |^5|            # there are 5 numbers where 'x1' and its parents make 4",
        "1 0 0     # 1 0 0 ^0        # the end of the text was expected",
        "1 0 0|    # ^               # found the end of the text where a number was expected",
      })
  void uai(String good, String bad, String reason) {
    refused(NetworkTexts.UAI, good.replace('|', '\n'), bad.replace('|', '\n'), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "node C                # ^utility C             # 'C' is of the kind 'utility'",
        "node C                # ^decision C            # 'C' is of the kind 'decision'",
        "node C                # ^continuous node C     # 'C' is of the kind 'continuous'",
        "(0.3 0.7)             # (0.3 0.3 0.4)^         # hold 3 numbers where their nodes make 2",
        "(0.3 0.7)             # ((^0.3 0.7))           # nest deeper",
        "(0.3 0.7)             # (0.3)^ (0.7)           # hold 1 numbers where their nodes make 2",
        "(1 0)));              # (1 0));^               # is not closed",
        "(1 0)))               # (1 0))))^              # that is not open",
        "( 0.01 0.99 )         # ( 0.01 0.99 ^0 )       # there are more numbers where 'A'",
        "( 0.01 0.99 );        # 0.01;^                 # there are 1 numbers where 'A'",
        "( 0.01 0.99 )         # ^( 0.01 0.9 )          # the row of 'A' sums to 0.91",
        "potential (A) { data  # potential (^A) { model_data # has no field 'data'",
        "potential (A)         # potential (^D)         # 'D' is not declared",
        "position = (1 2);     # ^position = (1 2)      # does not end",
        "(\"0\" \"1\")         # (\"0\" ^\"0\")         # the state '0' is there twice",
      })
  void net(String good, String bad, String reason) {
    refused(NetworkTexts.NET, good, bad, reason);
  }

  @Test
  void aCycleIsRefusedWhereItsFirstVariableIsDeclared() {
    refused(
        NetworkTexts.ASIA.replace("variable smoke", "variable ^smoke"),
        "( smoke ) {\n  table 0.5, 0.5;",
        "( smoke | dysp ) {\n  default 0.5, 0.5;",
        "smoke -> bronc -> dysp -> smoke");
  }

  @Test
  void aVariableWithoutTableIsRefusedWhereItIsDeclared() {
    refused(
        NetworkTexts.ASIA.replace("variable smoke", "variable ^smoke"),
        "probability ( smoke ) {\n  table 0.5, 0.5;\n}\n",
        "",
        "'smoke' has no probability table");
    refused("network x { }", "", "", "the network has no variables");
  }

  @Test
  void anEntityIsRefusedWhateverTheDocumentTypeSaysOfIt() {
    refused(
        NetworkTexts.XMLBIF.replace("]>", "<!ENTITY e SYSTEM 'file:///etc/hostname'> ]>"),
        "<OUTCOME>no</OUTCOME>",
        "<OUTCOME>&e;</OUTCOME>",
        "entity");
  }

  private static void refused(String text, String good, String bad, String reason) {
    String marked = text.replaceFirst(quoted(good), replacement(bad));
    NetworkTextException refusal =
        catchThrowableOfType(
            NetworkTextException.class, () -> NetworkTexts.read(marked.replace("^", "")));

    assertThat(refusal).describedAs(marked).isNotNull().hasMessageContaining(reason);
    int place = marked.indexOf('^');
    if (place >= 0) {
      String before = marked.substring(0, place);
      assertThat(refusal.line()).isEqualTo(1 + before.chars().filter(c -> c == '\n').count());
      assertThat(refusal.column()).isEqualTo(place - before.lastIndexOf('\n'));
    }
    assertThat(refusal)
        .hasMessageStartingWith("line " + refusal.line() + ", column " + refusal.column() + ": ");
  }

  private static String quoted(String good) {
    return Pattern.quote(good);
  }

  private static String replacement(String bad) {
    return Matcher.quoteReplacement(bad);
  }
}
