using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Shapes.Office;

/// <summary>A field of a hotline's own, as much as forms ask of it.</summary>
public sealed record FieldShape(string Id, string Label)
{
    /// <summary>text, number, date, choice.</summary>
    public required string Type { get; init; }
    public required IReadOnlyList<string> Choices { get; init; }
    public string? MeasuredIn { get; init; }
    /// <summary>Classes whose tickets have it; empty for all.</summary>
    public required IReadOnlyList<string> Classes { get; init; }
    /// <summary>register, dispatch, submitResult, close.</summary>
    public required IReadOnlyList<string> RequiredBefore { get; init; }
    public required bool ForUnits { get; init; }

    internal static FieldShape Of(FieldRule rule) => new(rule.Id, rule.Label)
    {
        Type = rule.Type.ToString().ToLowerInvariant(),
        Choices = rule.Choices,
        MeasuredIn = rule.MeasuredIn,
        Classes = [.. rule.Classes.Select(TicketWords.Of)],
        RequiredBefore = [.. rule.RequiredBefore.Select(TicketGates.Name)],
        ForUnits = rule.ForUnits,
    };
}
