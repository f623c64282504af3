using System.Collections.Immutable;

namespace HotlineVoice.Cases.Notices;

/// <summary>To whom a notice goes, as one key that is written once however many people it stands for.</summary>
public static class NoticeAudience
{
    /// <summary>One person.</summary>
    public static string OfUser(string user) => $"user:{user}";

    /// <summary>Everybody who has this role at this hotline.</summary>
    public static string OfRole(string hotline, string role) => $"role:{hotline}:{role}";

    /// <summary>Everybody of this unit who has this role.</summary>
    public static string OfUnit(string orgId, string role) => $"org:{orgId}:{role}";

    /// <summary>Every key under which this person is told something.</summary>
    /// <param name="user">His name.</param>
    /// <param name="roles">His roles.</param>
    /// <param name="orgId">His unit; null for people of the hotline.</param>
    /// <param name="hotlines">The hotlines that he may see.</param>
    public static ImmutableArray<string> Of(
        string user, IEnumerable<string> roles, string? orgId, IEnumerable<string> hotlines)
    {
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentNullException.ThrowIfNull(hotlines);
        // What goes to a role of the hotline is not for people of a unit who happen to have it.
        return orgId is null
            ? [OfUser(user), .. hotlines.SelectMany(hotline => roles.Select(role => OfRole(hotline, role)))]
            : [OfUser(user), .. roles.Select(role => OfUnit(orgId, role))];
    }
}
