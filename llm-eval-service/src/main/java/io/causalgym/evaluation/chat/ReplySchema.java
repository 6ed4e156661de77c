package io.causalgym.evaluation.chat;

/// The JSON that a reply must be, where the provider can hold a model to it.
///
/// @param name of letters, digits and underscores
/// @param json a JSON Schema in the subset that providers accept in strict mode: every object lists
///   all of its properties as required and allows no others
public record ReplySchema(String name, String json) {}
