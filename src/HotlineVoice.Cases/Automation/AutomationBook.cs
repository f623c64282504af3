using System.Collections.Immutable;

namespace HotlineVoice.Cases.Automation;

/// <summary>The automation.yaml of one hotline, as it stood at one loading.</summary>
/// <param name="Rules">In the order of the file.</param>
public sealed record AutomationBook(ImmutableArray<AutomationRule> Rules)
{
    /// <summary>Nothing happens besides.</summary>
    public static AutomationBook Empty { get; } = new([]);
}
