package io.causalgym.evaluation.provider.wire;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.http.ProviderClient;
import java.util.function.Function;

/// What a provider's words are, as its public documentation shows them. All replies are {@link
/// ProviderContract#TEXT} of the model `m-1`, 21 tokens asked and 7 answered.
///
/// @param base path below the server
/// @param path of a request, and of a streamed one, below the base
/// @param keyHeader header and value for the key `k-1234567890`
/// @param request the document that {@link ProviderContract#request} must become, and the streamed
///   one
/// @param reply as a document
/// @param stream the same as a stream, `\n` for line ends
/// @param ending with which the part of the stream begins that no reply can do without
/// @param streamType its media type
/// @param lateError what tells of an overload in the middle of a stream
/// @param told what a reply must be read as
record Dialect(
    Function<ProviderClient, Provider> provider,
    String base,
    String path,
    String streamPath,
    String keyHeader,
    String request,
    String streamRequest,
    String reply,
    String stream,
    String ending,
    String streamType,
    String lateError,
    ChatReply told) {}
