using Microsoft.AspNetCore.Http.Metadata;

namespace HotlineVoice.Web.Files;

/// <summary>Marks a route whose body is measured by who reads it, and not by the server's limit for all others.
/// </summary>
sealed class LargeBody : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => null;
}
