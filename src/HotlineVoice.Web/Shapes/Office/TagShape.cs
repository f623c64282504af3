namespace HotlineVoice.Web.Shapes.Office;

/// <summary>A word of a hotline and on how many of its tickets it is.</summary>
public sealed record TagShape(string Tag, int Tickets);
