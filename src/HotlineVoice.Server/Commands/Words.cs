using System.Collections.Immutable;

namespace HotlineVoice.Server.Commands;

/// <summary>Lists in one argument: «a,b,c».</summary>
static class Words
{
    public static ImmutableArray<string> Split(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
