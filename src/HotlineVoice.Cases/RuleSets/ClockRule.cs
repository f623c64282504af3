using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>时限 as the regulation sets it.</summary>
/// <param name="Id">As tickets name it: dispatch, finish, explain, callerCap, feedback …</param>
/// <param name="AppliesTo">Classes of tickets that have it.</param>
/// <param name="From">It begins with any of these.</param>
/// <param name="To">It ends with this.</param>
/// <param name="Span">How long.</param>
public sealed record ClockRule(
    string Id,
    ImmutableArray<TicketClass> AppliesTo,
    ImmutableArray<ClockMoment> From,
    ClockMoment To,
    ClockSpan Span)
{
    /// <summary>The name of the limit for sending a ticket to a unit.</summary>
    public const string Dispatch = "dispatch";
    /// <summary>The name of the limit for a unit's result, by which punctuality is measured.</summary>
    public const string Finish = "finish";
    /// <summary>The name of the limit for a unit's reasons.</summary>
    public const string Explain = "explain";
    /// <summary>The name of the limit that a unit names itself when it gives reasons.</summary>
    public const string Promise = "promise";
    /// <summary>The name of the limit for telling the caller of a result.</summary>
    public const string Feedback = "feedback";
    /// <summary>The name of the limit for an emergency's first reply.</summary>
    public const string Reply = "reply";
    /// <summary>The name of the limit for signing.</summary>
    public const string Accept = "accept";
    /// <summary>The name of the limit for a leader's signature.</summary>
    public const string Signoff = "signoff";
    /// <summary>The name of the limit for the unit's first contact with the caller.</summary>
    public const string Contact = "contact";
    /// <summary>The name of the limit for sending a ticket back.</summary>
    public const string Return = "return";
    /// <summary>The name of the limit for being on site.</summary>
    public const string OnSite = "onsite";
    /// <summary>The name of the caller's own limit, whatever the unit does.</summary>
    public const string CallerCap = "callerCap";
    /// <summary>The name of the limit for reporting a result to the office.</summary>
    public const string ReportUp = "reportUp";
    /// <summary>The name of the limit for reviewing a result.</summary>
    public const string Review = "review";
    /// <summary>The name of the limit for what the caller must supply.</summary>
    public const string Material = "material";
    /// <summary>The name of the count of days without the caller's cooperation.</summary>
    public const string NoCooperation = "noCooperation";
    /// <summary>The name of the reminder before the due day.</summary>
    public const string Remind = "remind";
    /// <summary>The name of the limit after which 《催办通知书》 is drafted.</summary>
    public const string Urge = "urge";
    /// <summary>The name of the limit after which 督办 stands in the office's worklist.</summary>
    public const string Supervise = "supervise";
    /// <summary>The name of the limit after which points are deducted.</summary>
    public const string Deduct = "deduct";
    /// <summary>The name of the limit for registering a message.</summary>
    public const string MessageRegister = "voicemail.register";
    /// <summary>The name of the limit for answering a message.</summary>
    public const string MessageReply = "voicemail.reply";

    /// <summary>Only for 突发.</summary>
    public bool Emergency { get; init; }
    /// <summary>主办 or 协办 whom it binds; empty for both.</summary>
    public ImmutableArray<AssignmentRole> Roles { get; init; } = [];
    /// <summary>It only warns: to pass it is not to be late, for the regulation names no number.</summary>
    public bool WarnsOnly { get; init; }
    /// <summary>Never later than this clock of the same ticket, when what starts it comes before that one's end.
    /// </summary>
    public string? NotAfter { get; init; }
    /// <summary>Who must act, in the regulation's words.</summary>
    public string Actor { get; init; } = "";
    /// <summary>The clause that sets it.</summary>
    public string? Clause { get; init; }
    /// <summary>The regulation is silent; the hotline has set this itself.</summary>
    public bool IsOurs { get; init; }

    /// <summary>It binds a unit, so that every assignment has its own.</summary>
    public bool IsOfUnit => From.Contains(ClockMoment.Dispatched) || From.Contains(ClockMoment.Noticed)
        || From.Contains(ClockMoment.Due) || To == ClockMoment.Reported
        || From.Contains(ClockMoment.Explained) && To == ClockMoment.Result;

    /// <summary>It counts from the due day of <see cref="Finish"/> (of <see cref="Reply"/> for 突发), not from an act.
    /// </summary>
    public bool IsAroundDue => From.Contains(ClockMoment.Due);

    /// <summary>Whether it binds a unit in this role.</summary>
    public bool Binds(AssignmentRole role) => Roles.IsEmpty || Roles.Contains(role);
}
