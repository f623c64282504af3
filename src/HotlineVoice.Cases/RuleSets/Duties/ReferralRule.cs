namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>What puts a ticket or a caller on a list for another body.</summary>
public enum ReferralTrigger
{
    /// <summary>A person says so.</summary>
    None = 0,
    /// <summary>明显超期未结: late by more than so many working days.</summary>
    Overdue = 1,
    /// <summary>多次督办未结: so many 《督办通知书》 at least.</summary>
    Supervised = 2,
    /// <summary>多次无理由退转: sent back so often without good reason.</summary>
    Returned = 3,
    /// <summary>多次办理仍在投诉: brought forward so often after results.</summary>
    StillComplained = 4,
}

/// <summary>移送: lists for 纪委监委 and others (LN 第十六条, 第二十条, WY 第二十六条, MC 第十三条).</summary>
/// <param name="Code">As the API names it.</param>
/// <param name="Title">In the regulation's words.</param>
/// <param name="To">To whom, in the regulation's words.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record ReferralRule(string Code, string Title, string To, string Clause)
{
    /// <summary>What puts it on the list.</summary>
    public ReferralTrigger Trigger { get; init; }
    /// <summary>Late by more than so many working days, for <see cref="ReferralTrigger.Overdue"/>.</summary>
    public int? MoreThanWd { get; init; }
    /// <summary>So often at least, for the others.</summary>
    public int? AtLeast { get; init; }
    /// <summary>Who must have agreed before, in the regulation's words (WY 第二十六条: 县政府).</summary>
    public string? AgreedBy { get; init; }
    /// <summary>It is about a caller (恶意骚扰), not about a ticket.</summary>
    public bool OfCaller { get; init; }
    /// <summary>The numbers are the hotline's own.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Whether a count puts it on the list: working days past the due day, or how often.</summary>
    public bool Holds(int count) => Trigger == ReferralTrigger.Overdue
        ? MoreThanWd is { } days && count > days
        : AtLeast is { } times && count >= times;
}
