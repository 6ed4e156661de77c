package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// A formula over the observational distribution, as a tree.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ExpressionDocument.Probability.class, name = "p"),
  @JsonSubTypes.Type(value = ExpressionDocument.Product.class, name = "product"),
  @JsonSubTypes.Type(value = ExpressionDocument.Sum.class, name = "sum"),
  @JsonSubTypes.Type(value = ExpressionDocument.Quotient.class, name = "quotient"),
  @JsonSubTypes.Type(value = ExpressionDocument.One.class, name = "one"),
  @JsonSubTypes.Type(value = ExpressionDocument.Reference.class, name = "ref")
})
public sealed interface ExpressionDocument {

  /// P(of | given).
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Probability(@JsonProperty(required = true) List<String> of, List<String> given)
      implements ExpressionDocument {
    public Probability {
      of = Require.someNames("of", of);
      given = Require.names("given", given);
    }
  }

  record Product(@JsonProperty(required = true) List<ExpressionDocument> factors)
      implements ExpressionDocument {
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /// The sum of `of` over all values of `over`.
  record Sum(
      @JsonProperty(required = true) List<String> over,
      @JsonProperty(required = true) ExpressionDocument of)
      implements ExpressionDocument {
    public Sum {
      over = Require.someNames("over", over);
    }
  }

  record Quotient(
      @JsonProperty(required = true) ExpressionDocument numerator,
      @JsonProperty(required = true) ExpressionDocument denominator)
      implements ExpressionDocument {}

  record One() implements ExpressionDocument {}

  /// A part that stands in the estimand's definitions.
  record Reference(@JsonProperty(required = true) String id) implements ExpressionDocument {}
}
