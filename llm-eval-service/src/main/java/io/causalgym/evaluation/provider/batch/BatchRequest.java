package io.causalgym.evaluation.provider.batch;

import io.causalgym.evaluation.chat.ChatRequest;

/// A question of a batch.
///
/// @param id by which its result is known again, unique within the batch
public record BatchRequest(String id, ChatRequest request) {}
