using HotlineVoice.Cases.Progress;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Citizens;

/// <summary>How a citizen's matter stands, as he may read it.</summary>
public sealed record ProgressShape
{
    public required string TicketNo { get; init; }
    /// <summary>The hotline's name, in Chinese.</summary>
    public required string Hotline { get; init; }
    public required string Class { get; init; }
    public required CitizenStage Stage { get; init; }
    public DateTimeOffset? RegisteredAt { get; init; }
    /// <summary>Until when; left out when it is closed.</summary>
    public DateOnly? DueDay { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    /// <summary>Names of the units that have it.</summary>
    public required IReadOnlyList<string> Units { get; init; }
    /// <summary>What was done, the oldest first.</summary>
    public required IReadOnlyList<StepShape> Steps { get; init; }
    /// <summary>What he was answered.</summary>
    public string? Answer { get; init; }

    internal static ProgressShape Of(CitizenProgress one, string hotline) => new()
    {
        TicketNo = one.Ticket.TicketNo,
        Hotline = hotline,
        Class = TicketWords.Of(one.Ticket.Class),
        Stage = one.Stage,
        RegisteredAt = one.Ticket.RegisteredAt,
        DueDay = one.Stage == CitizenStage.Closed ? null : one.Ticket.DueDay,
        ClosedAt = one.Ticket.ClosedAt,
        Units = one.Units,
        Steps = [.. one.Steps.Select(step => new StepShape(step.At, step.Text))],
        Answer = one.Answer,
    };
}

/// <summary>One thing that was done, in Chinese.</summary>
public sealed record StepShape(DateTimeOffset At, string Text);
