using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.CustomFields;

/// <summary>The fields of one hotline, as its file stood at one loading. Immutable.</summary>
/// <param name="All">In the file's order, which is that of forms.</param>
public sealed record FieldBook(ImmutableArray<FieldRule> All)
{
    /// <summary>A hotline without fields of its own.</summary>
    public static FieldBook Empty { get; } = new([]);

    /// <summary>The field of this name; null when there is none (any more).</summary>
    public FieldRule? Find(string id) => All.FirstOrDefault(one => one.Id == id);

    /// <summary>Fields that must be filled before such an act on a ticket of this class and are not.</summary>
    /// <param name="kind">诉求类别.</param>
    /// <param name="gate">The act.</param>
    /// <param name="filled">Fields that hold something.</param>
    public ImmutableArray<FieldRule> Missing(TicketClass kind, TicketGate gate, IEnumerable<string> filled) =>
    [
        .. All.Where(one => one.RequiredBefore.Contains(gate) && one.AppliesTo(kind)).ExceptBy(filled, one => one.Id),
    ];
}
