namespace HotlineVoice.Web.Presence;

/// <summary>Somebody who has a ticket's page open.</summary>
/// <param name="User">Who.</param>
/// <param name="Name">As people call him.</param>
/// <param name="OrgId">His unit; null for people of the hotline.</param>
/// <param name="Typing">He is filling something in.</param>
sealed record Viewing(string User, string Name, string? OrgId, bool Typing);
