namespace HotlineVoice.Web.Shapes.Office;

/// <summary>What became of one ticket of many.</summary>
public sealed record BulkShape(string TicketNo, bool Done)
{
    /// <summary>Its version now, when it was done.</summary>
    public long? Version { get; init; }
    /// <summary>As it would have been answered alone; left out when it was done.</summary>
    public int? Status { get; init; }
    /// <summary>The guard or the state that refused it.</summary>
    public string? Code { get; init; }
    /// <summary>Why not, for the person.</summary>
    public string? Detail { get; init; }
    /// <summary>The regulation's clause that says so.</summary>
    public string? Clause { get; init; }
}
