package io.causalgym.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.AttributionAnswer;
import io.causalgym.contract.AttributionQuery;
import io.causalgym.contract.BoundsAnswer;
import io.causalgym.contract.BoundsQuery;
import io.causalgym.contract.CausationAnswer;
import io.causalgym.contract.CausationQuery;
import io.causalgym.contract.ConvertAnswer;
import io.causalgym.contract.ConvertQuery;
import io.causalgym.contract.CounterfactualAnswer;
import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.EnvironmentDocument;
import io.causalgym.contract.EnvironmentReference;
import io.causalgym.contract.EnvironmentsAnswer;
import io.causalgym.contract.EnvironmentsQuery;
import io.causalgym.contract.ExplanationAnswer;
import io.causalgym.contract.ExplanationQuery;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.LinearAnswer;
import io.causalgym.contract.LinearIdentifyAnswer;
import io.causalgym.contract.LinearIdentifyQuery;
import io.causalgym.contract.LinearQuery;
import io.causalgym.contract.MarginalsAnswer;
import io.causalgym.contract.MarginalsQuery;
import io.causalgym.contract.MediationAnswer;
import io.causalgym.contract.MediationQuery;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.Operation;
import io.causalgym.contract.ParametersAnswer;
import io.causalgym.contract.ParametersQuery;
import io.causalgym.contract.PosteriorAnswer;
import io.causalgym.contract.PosteriorQuery;
import io.causalgym.contract.SimulateAnswer;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.contract.SimulateRowsAnswer;
import io.causalgym.contract.SimulateRowsQuery;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Models, the questions about them and their answers on the wire.
///
/// Texts are in single quotes; NET, TABLE and the like stand for a valid part.
class ModelJsonTest {
  private static final String TABLE =
      "{'vars':['X','Y'],'cards':[2,3],'p':[0.1,0.2,0.1,0.2,0.2,0.2]}";
  private static final String NET =
      "{'network':{'variables':[{'name':'X','states':['no','yes'],'parents':[],'cpt':[0.5,0.5]}]}}";
  private static final String SCM =
      "{'scm':{'exogenous':[{'name':'U','p':[0.25,0.75]}],'equations':"
          + "[{'var':'X','parents':[],'noises':['U'],'table':[1,0],'states':['low','high']}]}}";
  private static final String LINEAR =
      "{'linear':{'nodes':['X','Y'],'coefficients':[{'from':'X','to':'Y','value':2.5}],"
          + "'intercepts':{'Y':1.0,'X':0.5},'error_variances':{'Y':2.0},"
          + "'error_covariances':[{'a':'X','b':'Y','value':0.5}]}}";
  private static final String MATRIX =
      "{'linear':{'nodes':['X'],'coefficients':[],'intercepts':{},'error_covariance':[[2.0]]}}";

  static Stream<Arguments> requests() {
    return Stream.of(
        request(ModelDocument.class, SCM),
        request(ModelDocument.class, NET),
        request(ModelDocument.class, LINEAR),
        request(ModelDocument.class, MATRIX),
        request(ModelDocument.class, "{'environment':'asia'}"),
        request(ModelDocument.class, "{'scm':{'text':'X = N(0, 1)\\nY = 2*X'}}"),
        request(ModelDocument.class, "{'network':{'bif':'network x {}'}}"),
        request(
            ModelDocument.class, "{'network':{'text':'net {}','format':'net','renormalise':true}}"),
        request(GraphDocument.class, "{'environment':'asia'}"),
        request(DoQuery.class, "{'model':NET,'outcome':['X'],'do':{'X':'yes'},'given':[]}"),
        request(
            CounterfactualQuery.class,
            "{'model':SCM,'events':[{'var':'Y','do':{'Z':1.5,'A':'high','M':{'var':'M','do':"
                + "{'X':0.0,'B':{'var':'B','do':{}}}}},'value':1.0}],"
                + "'given':[{'var':'X','do':{},'value':'low'},{'var':'W','do':{},'above':-1.5,"
                + "'below':2.0}],'particles':5000,'seed':9000000000,'tolerance':{'W':0.1}}"),
        request(
            CounterfactualQuery.class,
            "{'graph':{'text':'dag {}'},'distribution':TABLE,'events':[{'var':'Y','do':{}}],"
                + "'given':[],'particles':100000,'seed':1,'tolerance':{}}"),
        request(
            CausationQuery.class,
            "{'model':SCM,'treatment':'X','outcome':'Y','contrast':['high',0],'level':2,"
                + "'given':{'Z':1,'A':'b'}}"),
        request(
            AttributionQuery.class,
            "{'model':SCM,'outcome':'Y','evidence':{'Z':1,'A':0},'alternatives':{'Z':0},'level':1}"),
        request(
            MediationQuery.class,
            "{'model':SCM,'treatment':'X','outcome':'Y','mediators':['M','L'],"
                + "'contrast':['high',0.5],'paths':[['X','M','Y'],['X','Y']]}"),
        request(
            BoundsQuery.class,
            "{'graph':{'text':'dag {}'},'distribution':TABLE,'experimental':[{'do':['X'],"
                + "'distribution':TABLE}],'treatment':'X','outcome':'Y','contrast':[2,1],'level':0,"
                + "'monotone':true}"),
        request(
            PosteriorQuery.class,
            "{'model':NET,'query':['X','Y'],'evidence':{'Z':1,'A':'b'},'do':{'W':0},"
                + "'mechanisms':[{'var':'V','parents':['W'],'cpt':[1.0,0.0]}],"
                + "'sampling':{'samples':2000,'seed':7}}"),
        request(MarginalsQuery.class, "{'model':NET,'variables':['X'],'evidence':{},'do':{'W':0}}"),
        request(
            ExplanationQuery.class, "{'model':NET,'variables':['X'],'evidence':{'Z':1},'do':{}}"),
        request(
            LinearQuery.class,
            "{'model':LINEAR,'treatment':'X','outcome':'Y','do':{'Z':1.0,'A':2.0},"
                + "'shift':{'B':0.5},'evidence':{'Y':3.0},'report':['Y','X'],'limit':5}"),
        request(
            LinearQuery.class,
            "{'model':LINEAR,'do':{},'interventions':[{'X':1.0},{'X':2.0}],'shift':{},'evidence':{},"
                + "'limit':100}"),
        request(
            LinearIdentifyQuery.class,
            "{'graph':{'text':'dag {}'},'nodes':['X','Y'],'covariance':[[1.0,0.5],[0.5,2.0]]}"),
        request(
            SimulateQuery.class,
            "{'model':SCM,'do':{'Z':1.0,'A':'high'},'shift':{'B':0.5},'stochastic':{'C':'N(0, 1)'},"
                + "'soft':{'Y':'2*X'},'samples':10,'seed':-3,'variables':['Y'],'summary':false}"),
        request(
            SimulateQuery.class,
            "{'model':SCM,'do':{},'interventions':[{'Z':1.0,'A':-0.5},{}],'shift':{'B':0.5},"
                + "'stochastic':{},'soft':{},'samples':10,'seed':-3,'summary':true}"),
        request(
            SimulateRowsQuery.class,
            "{'simulation':{'model':NET,'do':{},'shift':{},'stochastic':{},'soft':{},'samples':10,"
                + "'seed':1,'summary':true},'from':5,'rows':5}"),
        request(
            ParametersQuery.class,
            "{'graph':{'text':'dag {}'},'csv':'X\\n0\\n','states':{'Z':['a','b'],'A':['c']},"
                + "'prior':{'bdeu':10.0},'iterations':5,'seed':2}"),
        request(
            ConvertQuery.class, "{'network':{'text':'net {}','format':'net'},'format':'xmlbif'}"),
        request(EnvironmentsQuery.class, "{}"),
        request(EnvironmentReference.class, "{'name':'asia'}"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void givenARequest_whenReadAndWritten_thenEveryFieldIsThereInItsOrder(
      Class<?> type, String json) {
    Object request = Json.readRequest(type, Buffer.buffer(json));

    assertThat(canonical(request)).isEqualTo(json);
    assertThat((Object) Json.readRequest(type, Json.write(request))).isEqualTo(request);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        answer(
            DoAnswer.class,
            "{'distribution':TABLE,'method':'model','states':{'Z':['a','b'],'A':['c','d']},"
                + "'identifiable':true}"),
        answer(
            DoAnswer.class,
            "{'hedge':{'F':['X'],'FPrime':[]},'reason':'a bow','bounds':[{'assignment':{'X':1},"
                + "'lower':0.25,'upper':0.5,'sharp':true}],'identifiable':false}"),
        answer(CounterfactualAnswer.class, "{'probability':0.5,'method':'m','identifiable':true}"),
        answer(
            CounterfactualAnswer.class,
            "{'distribution':TABLE,'method':'m','standardError':0.1,'effectiveSampleSize':9.5,"
                + "'identifiable':true}"),
        answer(
            CounterfactualAnswer.class,
            "{'mean':0.5,'variance':2.0,'method':'m','identifiable':true}"),
        answer(
            CounterfactualAnswer.class,
            "{'bounds':{'lower':0.0,'upper':0.5,'sharp':true,'method':'m'},'reason':'r',"
                + "'identifiable':false}"),
        answer(
            CausationAnswer.class,
            "{'P(Y_1=1)':0.5,'P(Y_0=1)':0.25,'ACE':0.25,'PN':0.5,'PS':0.5,'PNS':0.25,'harm':0.0,"
                + "'ETT':0.25,'ETU':0.5,'undefined':[{'quantity':'PN','reason':'r'}]}"),
        answer(
            AttributionAnswer.class,
            "{'factual':1.0,'alternative':0.0,'causes':[{'cause':'X','shapley':0.5,'alone':0.5,"
                + "'necessity':0.5},{'cause':'Z','shapley':0.5,'alone':0.5,'necessity':0.0}]}"),
        answer(
            MediationAnswer.class,
            "{'TE':0.5,'NDE':0.25,'NIE':0.25,'reverseNIE':0.25,'CDE':{'1':0.5,'0':0.25},"
                + "'pathSpecific':0.125,'identifiable':{'TE':true,'NDE':false},"
                + "'bounds':{'NDE':{'lower':0.0,'upper':1.0}},'reasons':{'NDE':'r'}}"),
        answer(
            BoundsAnswer.class,
            "{'P(Y_1=1)':I,'P(Y_0=1)':I,'ACE':I,'PNS':I,'PN':I,'PS':I,'ETT':I,"
                + "'undefined':[{'quantity':'PN','reason':'r'}]}"),
        answer(
            PosteriorAnswer.class,
            "{'distribution':TABLE,'logEvidence':-0.5,'states':{'X':['a'],'B':['c']},'method':'m',"
                + "'standardErrors':[0.1],'effectiveSampleSize':5.0,'renormalised':['X']}"),
        answer(
            MarginalsAnswer.class,
            "{'marginals':[{'var':'X','states':['a'],'p':[1.0]}],'logEvidence':-0.5,"
                + "'renormalised':['X']}"),
        answer(
            ExplanationAnswer.class,
            "{'states':{'Z':1,'A':0},'labels':{'Z':'b','A':'a'},'logProbability':-1.5,"
                + "'posterior':0.5,'renormalised':[]}"),
        answer(
            LinearAnswer.class,
            "{'nodes':['X'],'mean':[0.0],'covariance':[[1.0]],'totalEffect':1.0,'directEffect':1.0,"
                + "'do':{'mean':[1.0],'covariance':[[0.0]]},"
                + "'interventions':{'means':[[1.0],[2.0]],'covariance':[[0.0]]},"
                + "'conditional':{'mean':[1.0],'covariance':[[0.0]]},"
                + "'counterfactual':{'mean':{'X':1.0},'covariance':[[0.0]]},"
                + "'instruments':[{'instrument':'Z','given':['W'],'ratio':0.5},"
                + "{'instrument':'Q','given':[]}],'truncated':false}"),
        answer(
            LinearIdentifyAnswer.class,
            "{'coefficients':[{'from':'X','to':'Y','status':'identified','halfTrekSet':['X'],"
                + "'value':0.5},{'from':'X','to':'Z','status':'not-identified'},{'from':'W','to':'Z','status':'finitely-many'},"
                + "{'from':'Y','to':'Z','status':'undecided','reason':'r'}]}"),
        answer(
            SimulateAnswer.class,
            "{'samples':1000000000,'seed':-1,'variables':[{'name':'X','mean':0.5,'variance':1.0,"
                + "'standardError':0.1,'min':-1.0,'max':2.0,'quantiles':{'0.5':0.25,'0.05':0.0}},{'name':'Y','states':['a','b'],"
                + "'counts':[3000000000,1]}],'covariance':[[1.0]]}"),
        answer(
            SimulateAnswer.class,
            "{'samples':2,'seed':1,'variables':[{'name':'X'},{'name':'Y'}],'interventions':["
                + "{'means':[1.0,0.25],'variances':[0.0,2.0],'standardErrors':[0.0,1.0]},"
                + "{'means':[1.0,0.25]}]}"),
        answer(SimulateRowsAnswer.class, "{'csv':'X,Y\\r\\n0,1\\r\\n'}"),
        answer(
            ParametersAnswer.class,
            "{'network':{'variables':[{'name':'X','states':['no'],'parents':[],'cpt':[1.0]}]},"
                + "'rows':6,'logLikelihood':-1.5,'bic':3.0,'aic':3.0,'parameters':1,'iterations':1,"
                + "'converged':true}"),
        answer(ConvertAnswer.class, "{'text':'net {}','renormalised':['X']}"),
        answer(ConvertAnswer.class, "{'network':{'bif':'x'}}"),
        answer(EnvironmentsAnswer.class, "{'environments':[WORLD]}"),
        answer(EnvironmentDocument.class, "WORLD"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void givenAnAnswer_whenReadAndWritten_thenItIsTheSame(Class<?> type, String json) {
    Object answer = Json.readAnswer(type, Buffer.buffer(json));

    assertThat(canonical(answer)).isEqualTo(json);
    assertThat((Object) Json.readAnswer(type, Json.write(answer))).isEqualTo(answer);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void givenAnAnswerOfALaterVersion_whenRead_thenWhatIsNewIsPassedOver(Class<?> type, String json) {
    String later = json.substring(0, json.length() - 1) + ",\"tomorrow\":{\"a\":[null]}}";

    assertThat((Object) Json.readAnswer(type, Buffer.buffer(later)))
        .isEqualTo(Json.readAnswer(type, Buffer.buffer(json)));
  }

  @Test
  void everyRequestAndAnswerOfAModelIsHere() {
    Set<Class<?>> tested =
        Stream.concat(requests(), answers())
            .map(arguments -> (Class<?>) arguments.get()[0])
            .collect(Collectors.toCollection(HashSet::new));

    int first = InferenceOperations.ALL.indexOf(InferenceOperations.DO);
    for (Operation<?, ?> operation :
        InferenceOperations.ALL.subList(first, InferenceOperations.ALL.size())) {
      assertThat(tested).contains(operation.request(), operation.answer());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'model':NET,'samples':100000,'seed':1} | {'seed':1,'do':{},'model':NET,'summary':true}",
        "{'model':NET,'do':{'X':1}}              | {'model':NET,'do':{'X':1.0}}",
        "{'model':NET,'do':{'X':1}}              | {'model':NET,'do':{'X':10e-1},'shift':{}}",
        "{'model':NET,'variables':null}          | {'model':NET}"
      })
  void equalRequestsHaveTheSameBytes(String one, String other) {
    Object first = Json.readRequest(SimulateQuery.class, Buffer.buffer(json(one)));
    Object second = Json.readRequest(SimulateQuery.class, Buffer.buffer(json(other)));

    assertThat(first).isEqualTo(second);
    assertThat(Json.canonical(first)).isEqualTo(Json.canonical(second));
  }

  private static Arguments request(Class<?> type, String text) {
    return Arguments.of(type, json(text));
  }

  private static Arguments answer(Class<?> type, String text) {
    return Arguments.of(type, json(text));
  }

  private static String json(String text) {
    return text.replace(
            "WORLD",
            "{'name':'n','title':'t','kind':'scm','story':'s','teaches':'w','source':'b','licence':'l',"
                + "'treatment':'X','outcome':'Y','question':'q','latent':['U'],"
                + "'graph':{'text':'dag {}'},'model':NET}")
        .replace("SCM", SCM)
        .replace("NET", NET)
        .replace("LINEAR", LINEAR)
        .replace("TABLE", TABLE)
        .replace(":I", ":{'lower':0.0,'upper':1.0,'sharp':false}")
        .replace('\'', '"');
  }

  private static String canonical(Object value) {
    return new String(Json.canonical(value), StandardCharsets.UTF_8);
  }
}
