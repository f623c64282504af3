using HotlineVoice.Hotline.People;

namespace HotlineVoice.Web.Shapes;

/// <summary>Somebody who works with the hotline, as the API shows him. His password is in no answer.</summary>
public sealed record PersonShape
{
    public required string User { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<string> Roles { get; init; }
    /// <summary>Empty: all.</summary>
    public required IReadOnlyList<string> Hotlines { get; init; }
    public string? OrgId { get; init; }
    /// <summary>He may not sign in.</summary>
    public required bool Disabled { get; init; }
    /// <summary>The seat he sits at.</summary>
    public string? SeatNo { get; init; }

    internal static PersonShape Of(Person one, string? seatNo) => new()
    {
        User = one.User,
        Name = one.Name,
        Roles = one.Roles,
        Hotlines = one.Hotlines.IsDefault ? [] : one.Hotlines,
        OrgId = one.OrgId,
        Disabled = one.Disabled,
        SeatNo = seatNo,
    };
}

/// <summary>An API token in a list: never its secret.</summary>
public sealed record TokenShape(string Id, string User, DateTimeOffset CreatedAt);

/// <summary>A new token, shown this once.</summary>
public sealed record NewTokenShape(string User, string Token);

/// <summary>Whom a user's name stands for.</summary>
public sealed record ColleagueShape(string User, string Name);
