using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Web.Shapes.Offices;

/// <summary>电话台账: a telephone of a unit, and whether somebody answers there. No personal data.</summary>
public sealed record TelephoneShape
{
    public required string Hotline { get; init; }
    public required string OrgId { get; init; }
    public required string OrgName { get; init; }
    public required string Number { get; init; }
    public required string Purpose { get; init; }
    public string? Hours { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ReportedOn { get; init; }
    /// <summary>Within the days asked for, as everything that follows.</summary>
    public DateTimeOffset? LastTestedAt { get; init; }
    public string? LastResult { get; init; }
    public required int Calls { get; init; }
    public required int Answered { get; init; }
    /// <summary>接通率, 0 to 1; left out when there was no call.</summary>
    public double? AnswerRate { get; init; }

    internal static TelephoneShape Of(OrgPhone one, string hotline, string orgName) => new()
    {
        Hotline = hotline,
        OrgId = one.OrgId,
        OrgName = orgName,
        Number = one.Phone.Number,
        Purpose = one.Phone.Purpose,
        Hours = one.Phone.Hours,
        ValidFrom = one.Phone.ValidFrom,
        ReportedOn = one.Phone.ReportedOn,
        LastTestedAt = one.LastTestedAt,
        LastResult = one.LastResult is { } outcome ? AttemptShape.Word(outcome) : null,
        Calls = one.Calls,
        Answered = one.Answered,
        AnswerRate = one.AnswerRate,
    };
}

/// <summary>One call to a telephone of a unit, made to see whether somebody answers.</summary>
public sealed record PhoneTestShape
{
    public required string Id { get; init; }
    public required string Hotline { get; init; }
    public required string OrgId { get; init; }
    public required string Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Outcome { get; init; }
    public string? Note { get; init; }
    public string? CallId { get; init; }

    internal static PhoneTestShape Of(PhoneProbe one) => new()
    {
        Id = one.Id,
        Hotline = one.Hotline,
        OrgId = one.OrgId,
        Number = one.Number,
        At = one.At,
        By = one.By,
        Outcome = AttemptShape.Word(one.Outcome),
        Note = one.Note,
        CallId = one.CallId,
    };
}
