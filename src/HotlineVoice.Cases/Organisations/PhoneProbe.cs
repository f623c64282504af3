using HotlineVoice.Cases.Contacts;

namespace HotlineVoice.Cases.Organisations;

/// <summary>电话台账: one call to a telephone of a unit, made to see whether somebody answers (JN 正文三(三)). Only ever
/// added. Numbers of offices are no personal data.</summary>
public sealed record PhoneProbe
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }
    /// <summary>Code of the hotline in whose 通讯录 the number stands.</summary>
    public required string Hotline { get; init; }
    /// <summary>The unit.</summary>
    public required string OrgId { get; init; }
    /// <summary>In its national form, as it was dialled.</summary>
    public required string Number { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>The user who called.</summary>
    public required string By { get; init; }
    /// <summary>What came of it.</summary>
    public required ContactOutcome Outcome { get; init; }
    /// <summary>A remark.</summary>
    public string? Note { get; init; }
    /// <summary>The call in which it was dialled; null for one made elsewhere.</summary>
    public string? CallId { get; init; }
}

/// <summary>Keeps the calls to telephones of units, and counts them together with those in which a unit was tried to be
/// reached about a matter.</summary>
public interface IPhoneProbeStore
{
    /// <summary>Writes a call down; one that stands already stays as it is.</summary>
    Task AddAsync(PhoneProbe probe, CancellationToken cancel);

    /// <summary>What came of the calls to each of these numbers; one that was not called is left out.</summary>
    /// <param name="numbers">In their national form.</param>
    /// <param name="from">The first instant that counts; null for the first call ever.</param>
    /// <param name="to">The first instant that no longer counts; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<PhoneTally>> TallyAsync(
        IReadOnlyCollection<string> numbers, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancel);
}
