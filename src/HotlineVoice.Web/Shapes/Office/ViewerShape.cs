namespace HotlineVoice.Web.Shapes.Office;

/// <summary>Somebody else who has the ticket open.</summary>
public sealed record ViewerShape(string User, string Name, bool Typing);
