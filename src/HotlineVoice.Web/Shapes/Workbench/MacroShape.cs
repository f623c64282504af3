using HotlineVoice.Cases.Macros;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Shapes.Workbench;

/// <summary>一键处理 as it would be done to one ticket.</summary>
public sealed record MacroShape
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    /// <summary>Words that would be put on.</summary>
    public required IReadOnlyList<string> Tags { get; init; }
    /// <summary>Words that would be taken off.</summary>
    public required IReadOnlyList<string> Untags { get; init; }
    /// <summary>What would be noted.</summary>
    public string? Note { get; init; }
    /// <summary>internal, unit, caller; left out for the asker's own house.</summary>
    public string? NoteFor { get; init; }
    /// <summary>What would be done last.</summary>
    public string? Event { get; init; }
    /// <summary>What would be said with it, as the history writes it.</summary>
    public required IReadOnlyDictionary<string, string> Said { get; init; }

    internal static MacroShape Of(Macro macro, MacroPlan plan) => new()
    {
        Id = macro.Id,
        Title = macro.Title,
        Tags = plan.Tags,
        Untags = plan.Untags,
        Note = plan.Note,
        NoteFor = plan.NoteFor is { } reader ? TicketWords.Of(reader) : null,
        Event = plan.Act?.Event,
        Said = plan.Act is { } act ? act.Said : new Dictionary<string, string>(),
    };
}
