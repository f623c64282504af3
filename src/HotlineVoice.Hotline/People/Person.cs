using System.Collections.Immutable;

namespace HotlineVoice.Hotline.People;

/// <summary>Somebody who works with the hotline (人员).</summary>
/// <param name="User">Sign-in name, unique.</param>
/// <param name="Name">The name people know.</param>
/// <param name="Roles">English role names.</param>
/// <param name="Hotlines">Codes of the hotlines he may see; empty means all.</param>
/// <param name="OrgId">The unit he belongs to.</param>
public sealed record Person(
    string User,
    string Name,
    ImmutableArray<string> Roles,
    ImmutableArray<string> Hotlines,
    string? OrgId)
{
    /// <summary>He may not sign in, nor may his tokens be used; his name stays his.</summary>
    public bool Disabled { get; init; }
}

/// <summary>An API token as it may be listed: never the secret itself.</summary>
public sealed record ApiToken(string Id, string User, DateTimeOffset CreatedAt);

/// <summary>From where somebody tries to sign in.</summary>
/// <param name="Address">The address, or the network that one subscriber has.</param>
/// <param name="Device">What his browser was given when somebody last signed in with it; null for none.</param>
public sealed record SignInPlace(string Address, string? Device = null);

/// <summary>
/// People, their passwords (kept only as salted slow hashes) and their API tokens (kept only as hashes).
/// </summary>
public interface IPeopleStore
{
    /// <summary>Everybody, by user name.</summary>
    Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancel);
    /// <summary>The person, or null.</summary>
    Task<Person?> FindAsync(string user, CancellationToken cancel);
    /// <summary>Adds somebody; false when the name is taken.</summary>
    Task<bool> AddAsync(Person person, string password, CancellationToken cancel);
    /// <summary>
    /// Everything of him but his password is as it is said now; false when there is nobody. His sessions end when what
    /// he may do or see has changed.
    /// </summary>
    Task<bool> ReplaceAsync(Person person, CancellationToken cancel);
    /// <summary>Removes somebody with his tokens and sessions; false when there was nobody.</summary>
    Task<bool> RemoveAsync(string user, CancellationToken cancel);
    /// <summary>Sets a password and ends his sessions; false when there is nobody.</summary>
    Task<bool> SetPasswordAsync(string user, string password, CancellationToken cancel);
    /// <summary>
    /// True when the password is his; takes as long for an unknown user. False without looking when too many wrong ones
    /// came from this place, or from all places where nobody knows him.
    /// </summary>
    Task<bool> VerifyAsync(string user, string password, SignInPlace place, CancellationToken cancel);
    /// <summary>He has signed in with this browser: from now on its tries are counted for themselves.</summary>
    Task RememberDeviceAsync(string user, string device, CancellationToken cancel);
    /// <summary>Makes a token and returns it, once; null when there is nobody.</summary>
    Task<string?> AddTokenAsync(string user, DateTimeOffset at, CancellationToken cancel);
    /// <summary>The person a token belongs to, or null; null also when he is disabled.</summary>
    Task<Person?> FindByTokenAsync(string token, CancellationToken cancel);
    /// <summary>Tokens without their secrets.</summary>
    Task<IReadOnlyList<ApiToken>> TokensAsync(CancellationToken cancel);
    /// <summary>Removes a token by its id; false when there was none.</summary>
    Task<bool> RemoveTokenAsync(string id, CancellationToken cancel);
}
