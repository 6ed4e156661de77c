package io.causalgym.contract;

/// Tokens of prompts and replies.
public record TokenCounts(long prompt, long completion) {}
