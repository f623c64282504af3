using System.Collections.Frozen;

namespace HotlineVoice.Media.Playing;

/// <summary>All prompts of one language by name; immutable, shared by all lanes,
/// replaced as a whole on reload.</summary>
public sealed class PromptLibrary
{
    readonly FrozenDictionary<string, Prompt> _prompts;

    /// <summary>Keeps the prompts; of two with one name the later one wins (a hotline's
    /// own reading before the common one).</summary>
    public PromptLibrary(IEnumerable<Prompt> prompts)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        var byName = new Dictionary<string, Prompt>(StringComparer.Ordinal);
        foreach (var prompt in prompts)
            byName[prompt.Name] = prompt;
        _prompts = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A library without prompts: every play fails.</summary>
    public static PromptLibrary Empty { get; } = new([]);

    /// <summary>How many prompts there are.</summary>
    public int Count => _prompts.Count;

    /// <summary>Their names, in no order.</summary>
    public IEnumerable<string> Names => _prompts.Keys;

    /// <summary>Finds a prompt by its name.</summary>
    public bool TryFind(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Prompt? prompt) =>
        _prompts.TryGetValue(name, out prompt);
}
