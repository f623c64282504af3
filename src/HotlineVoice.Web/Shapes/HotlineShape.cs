using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Hotline;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes.Office;

namespace HotlineVoice.Web.Shapes;

/// <summary>A hotline and the rules that its tickets go by, the newest last.</summary>
public sealed record HotlineShape(string Code, string Name, int Digit, bool TakesCalls)
{
    public required IReadOnlyList<RuleSetShape> RuleSets { get; init; }
    /// <summary>事项 for which the 派单目录 has a row today, in its order.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>The hotline's own fields that the reader sees, in the order of forms.</summary>
    public IReadOnlyList<FieldShape> Fields { get; init; } = [];

    internal static HotlineShape Of(HotlineProfile hotline, bool takesCalls, HotlineRules? rules, DateOnly today) =>
        new(hotline.Code, hotline.Name, hotline.Digit, takesCalls)
        {
            RuleSets = [.. (rules?.Sets ?? []).Select(set => RuleSetShape.Of(set, today))],
            Subjects = rules is null ? [] : rules.Catalogue.SubjectsOn(today),
        };
}

/// <summary>One version of a hotline's rules, as much as forms ask of it.</summary>
public sealed record RuleSetShape
{
    public required string Id { get; init; }
    public required string Document { get; init; }
    public required string Title { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public DateOnly? EffectiveTo { get; init; }
    public required bool InForce { get; init; }
    public required IReadOnlyList<string> Classes { get; init; }
    public required string FeedbackBy { get; init; }
    /// <summary>The best first.</summary>
    public required IReadOnlyList<string> Grades { get; init; }
    public required IReadOnlyList<GroundShape> RefuseGrounds { get; init; }
    public required IReadOnlyList<GroundShape> ClosingGrounds { get; init; }
    /// <summary>事由 of 督办 and 催办通知书.</summary>
    public required IReadOnlyList<GroundShape> LetterGrounds { get; init; }

    internal static RuleSetShape Of(RuleSet set, DateOnly today) => new()
    {
        Id = set.Id,
        Document = set.Document,
        Title = set.Title,
        EffectiveFrom = set.EffectiveFrom,
        EffectiveTo = set.EffectiveTo,
        InForce = set.IsInForceOn(today),
        Classes = [.. set.Classes.Select(TicketWords.Of)],
        FeedbackBy = TicketWords.Of(set.FeedbackBy),
        Grades = set.Satisfaction is { } scale ? scale.Scale : [],
        RefuseGrounds = [.. set.RefuseGrounds.Select(one => new GroundShape(one.Code, one.Title, one.Clause)
        {
            Words = one.Words,
        })],
        ClosingGrounds = [.. set.ClosingGrounds.Select(one => new GroundShape(one.Code, one.Title, one.Clause)
        {
            SecondReader = one.SecondReader,
            SupervisorOnly = one.SupervisorOnly,
        })],
        LetterGrounds = [.. (set.Supervision?.Grounds ?? []).Select(one =>
            new GroundShape(one.Code, one.Title, one.Clause))],
    };
}

/// <summary>A ground on which a matter is not taken, or is closed.</summary>
public sealed record GroundShape(string Ground, string Title, string Clause)
{
    /// <summary>What the caller is told.</summary>
    public string? Words { get; init; }
    /// <summary>Somebody else must have looked at it.</summary>
    public bool SecondReader { get; init; }
    public bool SupervisorOnly { get; init; }
}
