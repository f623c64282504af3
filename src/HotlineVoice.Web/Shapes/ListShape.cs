namespace HotlineVoice.Web.Shapes;

/// <summary>A page of a list, and the cursor of the next one while there is one.</summary>
public sealed record ListShape<T>(IReadOnlyList<T> Items, string? Next = null);
