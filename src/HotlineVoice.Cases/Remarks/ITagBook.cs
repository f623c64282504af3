namespace HotlineVoice.Cases.Remarks;

/// <summary>The words that hotlines have used.</summary>
public interface ITagBook
{
    /// <summary>Words that are on tickets of this hotline and begin so, the most used first.</summary>
    Task<IReadOnlyList<TagUse>> ListAsync(string hotline, string? beginning, int limit, CancellationToken cancel);
}

/// <summary>A word and on how many tickets it is.</summary>
public sealed record TagUse(string Word, int Tickets);
