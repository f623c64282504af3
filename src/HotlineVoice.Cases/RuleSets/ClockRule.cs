using System.Collections.Immutable;
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

    /// <summary>Only for 突发.</summary>
    public bool Emergency { get; init; }
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
        || From.Contains(ClockMoment.Explained) && To == ClockMoment.Result;
}
