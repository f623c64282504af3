using System.Collections.Immutable;

namespace HotlineVoice.Cases.Tickets.Acts;

/// <summary>An act that may rest on files of the ticket.</summary>
public interface IEnclosing
{
    /// <summary>Ids of files that are there and may be opened.</summary>
    ImmutableArray<string> Enclosures { get; }
}
