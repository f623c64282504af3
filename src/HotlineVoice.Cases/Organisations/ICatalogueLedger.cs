namespace HotlineVoice.Cases.Organisations;

/// <summary>What practice says of one row of a 派单目录 and one unit that it names.</summary>
/// <param name="Hotline">Code of the hotline.</param>
/// <param name="Subject">事项 of the row.</param>
/// <param name="DivisionCode">Where the row holds; null for everywhere.</param>
/// <param name="From">First day of the row.</param>
/// <param name="OrgId">The unit.</param>
public sealed record RowTally(string Hotline, string Subject, string? DivisionCode, DateOnly From, string OrgId)
{
    /// <summary>So many of the unit's returns of tickets sent by the row were approved.</summary>
    public int Returns { get; init; }
    /// <summary>So many of its objections wait.</summary>
    public int Open { get; init; }
    /// <summary>So many of its objections were upheld.</summary>
    public int Upheld { get; init; }

    /// <summary>Whether it speaks of this row.</summary>
    public bool IsOf(string hotline, CatalogueEntry row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Hotline == hotline && Subject == row.Subject && DivisionCode == row.DivisionCode && From == row.From;
    }
}

/// <summary>Keeps what units say against rows of the 派单目录, and counts what came back of them. The rows themselves
/// stand in files.</summary>
public interface ICatalogueLedger
{
    /// <summary>Keeps an objection; false when the same unit's to the same row waits already.</summary>
    Task<bool> TryFileAsync(CatalogueObjection objection, CancellationToken cancel);

    /// <summary>The objection of this name; null when there is none.</summary>
    Task<CatalogueObjection?> FindAsync(string id, CancellationToken cancel);

    /// <summary>One page, newest first, and the cursor of the next, null at the end.</summary>
    Task<(IReadOnlyList<CatalogueObjection> Items, string? Next)> ListAsync(
        ObjectionQuery query, CancellationToken cancel);

    /// <summary>Decides one that waits; false when it does not, because somebody was faster.</summary>
    Task<bool> TryDecideAsync(ObjectionDecision decision, CancellationToken cancel);

    /// <summary>What practice says of the rows of this hotline; null for all hotlines.</summary>
    Task<IReadOnlyList<RowTally>> TallyAsync(string? hotline, CancellationToken cancel);
}
