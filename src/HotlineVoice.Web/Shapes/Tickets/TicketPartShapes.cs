using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Shapes.Tickets;

/// <summary>Whose a ticket is, as much as the reader may see.</summary>
public sealed record CallerShape
{
    public required string Type { get; init; }
    public string? Name { get; init; }
    public string? Gender { get; init; }
    public string? Phone { get; init; }
    public string? AltPhone { get; init; }
    public string? Address { get; init; }
    public string? DivisionCode { get; init; }
    public required bool WantsWrittenReply { get; init; }

    /// <summary>Null when nothing of him is shown. An address has no half that hides him: it is whole or not there.
    /// </summary>
    internal static CallerShape? Of(Caller caller, IdentitySight sight)
    {
        if (sight == IdentitySight.Hidden)
            return null;
        var isClear = sight == IdentitySight.Clear;
        var number = new CitizenNumber(Withheld: false, isClear);
        return new CallerShape
        {
            Type = TicketWords.Of(caller.Type),
            Name = caller.Name is { } name && !isClear ? TicketSight.MaskName(name) : caller.Name,
            Gender = caller.Gender,
            Phone = number.Show(caller.Phone is { Length: > 0 } phone ? phone : null),
            AltPhone = number.Show(caller.AltPhone),
            Address = isClear ? caller.Address : null,
            DivisionCode = caller.DivisionCode,
            WantsWrittenReply = caller.WantsWrittenReply,
        };
    }
}

/// <summary>A ticket in the hands of one unit.</summary>
public sealed record AssignmentShape
{
    public required int Seq { get; init; }
    public required string OrgId { get; init; }
    public required string Role { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset DispatchedAt { get; init; }
    public required string DispatchedBy { get; init; }
    public string? Requirements { get; init; }
    /// <summary>The row of the 派单目录 by which it was sent; left out when it was sent by hand.</summary>
    public RowShape? CatalogueRow { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public string? AcceptedBy { get; init; }
    public required bool DeemedAccepted { get; init; }
    public string? ResultText { get; init; }
    public DateTimeOffset? ResultAt { get; init; }
    public string? SignedBy { get; init; }
    public required bool Sealed { get; init; }
    /// <summary>The last days in time of its clocks, as they stand.</summary>
    public DateOnly? ContactDue { get; init; }
    public DateOnly? ReturnDue { get; init; }
    public DateOnly? FinishDue { get; init; }
    public DateTimeOffset? OnsiteDue { get; init; }
    public DateTimeOffset? OnsiteAt { get; init; }
    public required bool Designated { get; init; }
    public required int RedoSeq { get; init; }
    public required bool HandledByHead { get; init; }
    public DateOnly? StatutoryDue { get; init; }
    public string? CaseFilingNo { get; init; }
    public string? StatutoryConfirmedBy { get; init; }
    public string? ForceMajeure { get; init; }
    public string? ForceMajeureConfirmedBy { get; init; }
    public string? AnswerText { get; init; }
    public DateTimeOffset? AnswerStoredAt { get; init; }
    public string? StageReport { get; init; }
    public DateTimeOffset? StageReportAt { get; init; }

    internal static AssignmentShape Of(Assignment one, ImmutableArray<TicketTimer> timers) => new AssignmentShape
    {
        Seq = one.Seq,
        OrgId = one.OrgId,
        Role = TicketWords.Of(one.Role),
        Status = TicketWords.Of(one.Status),
        DispatchedAt = one.DispatchedAt,
        DispatchedBy = one.DispatchedBy,
        Requirements = one.Requirements,
        CatalogueRow = one is { CatalogueSubject: { } subject, CatalogueFrom: { } from }
            ? new RowShape(subject, one.CatalogueDivision, from)
            : null,
        AcceptedAt = one.AcceptedAt,
        AcceptedBy = one.AcceptedBy,
        DeemedAccepted = one.DeemedAccepted,
        ResultText = one.ResultText,
        ResultAt = one.ResultAt,
        SignedBy = one.SignedBy,
        Sealed = one.Sealed,
        Designated = one.Designated,
        RedoSeq = one.RedoSeq,
        HandledByHead = one.HandledByHead,
    }.WithCase(one).WithDays(one, timers);

    AssignmentShape WithCase(Assignment one) => this with
    {
        OnsiteAt = one.OnsiteAt,
        StatutoryDue = one.StatutoryDue,
        CaseFilingNo = one.CaseFilingNo,
        StatutoryConfirmedBy = one.StatutoryConfirmedBy,
        ForceMajeure = one.ForceMajeure,
        ForceMajeureConfirmedBy = one.ForceMajeureConfirmedBy,
        AnswerText = one.AnswerText,
        AnswerStoredAt = one.AnswerStoredAt,
        StageReport = one.StageReport,
        StageReportAt = one.StageReportAt,
    };

    /// <summary>Of several of one name the latest counts: an extension's or a statute's replaces the first.</summary>
    AssignmentShape WithDays(Assignment one, ImmutableArray<TicketTimer> timers)
    {
        TicketTimer? Last(params ReadOnlySpan<string> ids)
        {
            foreach (var id in ids)
                if (timers.LastOrDefault(timer => timer.AssignmentSeq == one.Seq && timer.Id == id) is { } found)
                    return found;
            return null;
        }

        return this with
        {
            ContactDue = Last("contact")?.DueDay,
            ReturnDue = Last("return")?.DueDay,
            FinishDue = Last("finish", "reply")?.DueDay,
            OnsiteDue = Last("onsite")?.DueAt,
        };
    }
}

/// <summary>A row of the 派单目录 by what names it: 事项, place (left out for everywhere) and first day.</summary>
public sealed record RowShape(string Subject, string? DivisionCode, DateOnly From);

/// <summary>A clock of a ticket: dueDay the last day in time, dueAt the first instant that is late.</summary>
public sealed record TimerShape
{
    /// <summary>Under this number GET tickets/{no}/deadlines/{seq} explains it.</summary>
    public required int Seq { get; init; }
    public required string Id { get; init; }
    public int? AssignmentSeq { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateOnly? DueDay { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required bool Provisional { get; init; }
    public required TimerState State { get; init; }
    public DateTimeOffset? MetAt { get; init; }
    public string? Clause { get; init; }

    internal static TimerShape Of(TicketTimer one) => new()
    {
        Seq = one.Seq,
        Id = one.Id,
        AssignmentSeq = one.AssignmentSeq,
        StartedAt = one.StartedAt,
        DueDay = one.DueDay,
        DueAt = one.DueAt,
        Provisional = one.Provisional,
        State = one.State,
        MetAt = one.MetAt,
        Clause = one.Clause,
    };
}
