package io.causalgym.contract;

/// JSON that one service wrote and another passes on unread: any value, as text.
public record JsonText(String json) {}
