using System.Collections.Immutable;

namespace HotlineVoice.Cases.Automation;

/// <summary>What a rule does.</summary>
public abstract record AutomationAction
{
    AutomationAction()
    {
    }

    /// <summary>Tells somebody.</summary>
    /// <param name="To">Whom.</param>
    /// <param name="By">By which ways.</param>
    /// <param name="Text">What, with placeholders.</param>
    /// <param name="Hook">Which webhook; null for none.</param>
    public sealed record Notify(
        ImmutableArray<Recipient> To, ImmutableArray<NoticeWay> By, string Text, string? Hook) : AutomationAction;

    /// <summary>Puts a word on the ticket.</summary>
    public sealed record AddTag(string Word) : AutomationAction;

    /// <summary>Takes a word off it.</summary>
    public sealed record RemoveTag(string Word) : AutomationAction;

    /// <summary>Writes a note for the hotline's own people.</summary>
    /// <param name="Text">What, with placeholders.</param>
    public sealed record AddNote(string Text) : AutomationAction;
}

/// <summary>Whom a rule tells.</summary>
public enum Recipient
{
    /// <summary>承办人 of the unit that the event is about.</summary>
    Unit = 1,
    /// <summary>Its 分管领导.</summary>
    UnitLeader = 2,
    /// <summary>Its 主要负责人.</summary>
    UnitHead = 3,
    /// <summary>承办人 of the unit that leads.</summary>
    MainUnit = 4,
    /// <summary>承办人 of the unit above the unit.</summary>
    Superior = 5,
    /// <summary>分办员.</summary>
    Dispatcher = 6,
    /// <summary>热线办负责人.</summary>
    OfficeHead = 7,
    /// <summary>督办员.</summary>
    Overseer = 8,
    /// <summary>复核员.</summary>
    Reviewer = 9,
    /// <summary>回访员.</summary>
    CallerBack = 10,
    /// <summary>班长 of the hotline.</summary>
    Supervisors = 11,
    /// <summary>The person who registered it.</summary>
    Registrar = 12,
    /// <summary>诉求人; by a short message alone, and never one who is protected or anonymous.</summary>
    Caller = 13,
}

/// <summary>By which way a rule tells.</summary>
public enum NoticeWay
{
    /// <summary>On the pages.</summary>
    InApp = 1,
    /// <summary>短信.</summary>
    Sms = 2,
    /// <summary>邮件.</summary>
    Mail = 3,
    /// <summary>A program of somebody else.</summary>
    Webhook = 4,
}
