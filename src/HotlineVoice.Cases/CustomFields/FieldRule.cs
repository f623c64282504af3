using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.CustomFields;

/// <summary>自定义字段: something that one hotline wants to know of its tickets, as fields.yaml says it.</summary>
/// <param name="Id">As the API and the database name it: small letters, digits and hyphens.</param>
/// <param name="Label">As pages name it.</param>
/// <param name="Type">What it holds.</param>
public sealed record FieldRule(string Id, string Label, FieldType Type)
{
    /// <summary>What may be chosen, in the file's order; empty for other types.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];
    /// <summary>In what a number is measured: 亩, 元; null for none.</summary>
    public string? MeasuredIn { get; init; }
    /// <summary>诉求类别 to which it applies; empty for all.</summary>
    public ImmutableArray<TicketClass> Classes { get; init; } = [];
    /// <summary>Acts that are refused while it is empty.</summary>
    public ImmutableArray<TicketGate> RequiredBefore { get; init; } = [];
    /// <summary>Units that handle the ticket read and fill it too; else it is the hotline's own.</summary>
    public bool ForUnits { get; init; }

    /// <summary>Whether tickets of this class have it.</summary>
    public bool AppliesTo(TicketClass kind) => Classes.IsEmpty || Classes.Contains(kind);
}
