package io.causalgym.model.network.format;

import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.RowSums;
import java.util.List;

/// Small texts of every format.
final class NetworkTexts {
  private NetworkTexts() {}

  /// Every construct that BIF has.
  static final String BIF =
      """
      // A comment; /* and another */
      network "weather at home" { property author = "nobody"; }
      variable Rain { type discrete [ 2 ] { yes, no }; property position = (1, 2); }
      variable "wet grass" { //2 values
        type discrete[3] { "dry" "a bit" wet };
      }
      variable Sprinkler { type discrete [2] { on, off }; }
      probability ( Rain ) { table 0.2, 0.8; }
      probability ( Sprinkler | Rain ) { table 0.01 0.4 0.99 0.6; }
      probability ( "wet grass" | Sprinkler, Rain ) {
        default 0.25, 0.25, 0.5;
        (off, no) 1, 0, 0.0;
        ( on yes ) 1e-3, 9.9E-2, .9;
        property source = guessed;
      }
      """;

  static final String XMLBIF =
      """
      <?xml version="1.0" encoding="US-ASCII"?>
      <!-- comment -->
      <!DOCTYPE BIF [
        <!ELEMENT BIF ( NETWORK )*>
        <!ATTLIST BIF VERSION CDATA #REQUIRED>
      ]>
      <BIF VERSION="0.3">
      <NETWORK>
      <NAME>weather</NAME>
      <PROPERTY>author = nobody</PROPERTY>
      <DEFINITION>
        <FOR>wet</FOR> <GIVEN>Rain &amp; wind</GIVEN>
        <TABLE> 0.9 0.1 <!-- yes --> 0.25 0.75 </TABLE>
      </DEFINITION>
      <VARIABLE TYPE="nature">
        <NAME> Rain &amp; wind </NAME><OUTCOME>yes</OUTCOME><OUTCOME>no</OUTCOME>
        <PROPERTY>position = (1, 2)</PROPERTY>
      </VARIABLE>
      <VARIABLE><NAME>wet</NAME><OUTCOME>0</OUTCOME><OUTCOME><![CDATA[<1>]]></OUTCOME></VARIABLE>
      <DEFINITION><FOR>Rain &amp; wind</FOR><TABLE>0.2 0.8</TABLE></DEFINITION>
      </NETWORK>
      </BIF>
      """;

  static final String UAI =
      """
      BAYES
      3
      2 2 3
      3
      1 0
      2 0 1
      3 0 1 2

      2
       0.436 0.564
      4
       0.128 0.872
       0.920 0.080
      12
       0.210 0.333 0.457
       0.811 0.000 0.189
       0.1 0.2 0.7
       1 0 0
      """;

  static final String NET =
      """
      /// A comment
      % and another
      net
      {
        name = "a; b } c";
        node_size = (50 50);
      }
      node A
      {
        label = "Asia?";
        states = ("yes" "no");
        position = (1 2);
      }
      discrete node B { states = (low "medium high" "\\"high\\""); }
      node C { states = ("0" "1"); }
      potential (A) { data = ( 0.01 0.99 ); }
      potential ( B | A ) % by A
      {
        data = ((0.5 0.25 0.25) % yes
                (0 0 1));
        HR_note = "x";
      }
      potential (C | B A) { data = (((0.1 0.9)(0.2 0.8)) ((0.3 0.7)(0.4 0.6)) ((0.5 0.5)(1 0))); }
      """;

  /// The asia network of Lauritzen and Spiegelhalter 1988; the numbers are those of the bnlearn
  /// Bayesian network repository (https://www.bnlearn.com/bnrepository), published under CC BY-SA
  /// 3.0.
  static final String ASIA =
      """
      network asia {
      }
      variable asia {
        type discrete [ 2 ] { yes, no };
      }
      variable tub {
        type discrete [ 2 ] { yes, no };
      }
      variable smoke {
        type discrete [ 2 ] { yes, no };
      }
      variable lung {
        type discrete [ 2 ] { yes, no };
      }
      variable bronc {
        type discrete [ 2 ] { yes, no };
      }
      variable either {
        type discrete [ 2 ] { yes, no };
      }
      variable xray {
        type discrete [ 2 ] { yes, no };
      }
      variable dysp {
        type discrete [ 2 ] { yes, no };
      }
      probability ( asia ) {
        table 0.01, 0.99;
      }
      probability ( tub | asia ) {
        (yes) 0.05, 0.95;
        (no) 0.01, 0.99;
      }
      probability ( smoke ) {
        table 0.5, 0.5;
      }
      probability ( lung | smoke ) {
        (yes) 0.1, 0.9;
        (no) 0.01, 0.99;
      }
      probability ( bronc | smoke ) {
        (yes) 0.6, 0.4;
        (no) 0.3, 0.7;
      }
      probability ( either | lung, tub ) {
        (yes, yes) 1.0, 0.0;
        (no, yes) 1.0, 0.0;
        (yes, no) 1.0, 0.0;
        (no, no) 0.0, 1.0;
      }
      probability ( xray | either ) {
        (yes) 0.98, 0.02;
        (no) 0.05, 0.95;
      }
      probability ( dysp | bronc, either ) {
        (yes, yes) 0.9, 0.1;
        (no, yes) 0.7, 0.3;
        (yes, no) 0.8, 0.2;
        (no, no) 0.1, 0.9;
      }
      """;

  static List<String> of(NetworkFormat format) {
    return switch (format) {
      case BIF -> List.of(BIF, ASIA);
      case XMLBIF -> List.of(XMLBIF, rewritten(format));
      case UAI -> List.of(UAI, rewritten(format));
      case NET -> List.of(NET, rewritten(format));
    };
  }

  static BayesianNetwork read(String text) {
    return NetworkReader.read(text, null, RowSums.REFUSE);
  }

  private static String rewritten(NetworkFormat format) {
    BayesianNetwork asia = read(ASIA);
    return NetworkWriter.write(
        format == NetworkFormat.UAI ? NetworkWriter.byIndex(asia) : asia, format);
  }
}
