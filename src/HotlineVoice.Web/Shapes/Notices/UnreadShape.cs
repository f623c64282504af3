namespace HotlineVoice.Web.Shapes.Notices;

/// <summary>How many notices the reader has not read.</summary>
/// <param name="Count">So many; 100 for a hundred and more.</param>
public sealed record UnreadShape(int Count);
