using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace HotlineVoice.Media.Codecs;

/// <summary>The codecs a lane speaks, in the order in which an offer should name them
/// (China's trunks speak A-law).</summary>
public static class CodecCatalogue
{
    /// <summary>G.711 A-law.</summary>
    public static AudioCodec Pcma { get; } = new G711A(index: 0);

    /// <summary>G.711 µ-law.</summary>
    public static AudioCodec Pcmu { get; } = new G711U(index: 1);

    /// <summary>All of them.</summary>
    public static ImmutableArray<AudioCodec> All { get; } = [Pcma, Pcmu];

    /// <summary>Finds a codec by its encoding name, which has no case (RFC 8866 §6.6).</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out AudioCodec? codec)
    {
        codec = null;
        foreach (var candidate in All)
        {
            if (candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                codec = candidate;
        }

        return codec is not null;
    }
}
