namespace HotlineVoice.Cases.CustomFields;

/// <summary>
/// What a field of a ticket was set to, by whom and when. Only ever added: the next value ends the one before, so that
/// old and new are always known. A field that the hotline's file no longer has is shown by what stands here.
/// </summary>
public sealed record TicketField
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the values that the ticket's fields ever had, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>Whose field it is: another hotline's of the same name means something else.</summary>
    public required string HotlineCode { get; init; }
    /// <summary>Which field, see <see cref="FieldRule.Id"/>.</summary>
    public required string FieldId { get; init; }
    /// <summary>How the field was called when this was written.</summary>
    public required string Label { get; init; }
    /// <summary>In the one form of its type (see <see cref="FieldForm"/>); empty when the field was emptied.</summary>
    public required string Value { get; init; }
    /// <summary>Units that handle the ticket read it, as the file said when this was written.</summary>
    public bool ForUnits { get; init; }
    /// <summary>The user's name.</summary>
    public required string By { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>When the next value took its place; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>It holds, and says something.</summary>
    public bool Stands => EndedAt is null && Value.Length > 0;
}
