using System.Text.Json;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Shapes;

/// <summary>An attempt to reach somebody as the API shows it.</summary>
public sealed record AttemptShape
{
    public required string Id { get; init; }
    public string? TicketNo { get; init; }
    public string? Hotline { get; init; }
    public string? CallId { get; init; }
    public required string Party { get; init; }
    public string? OrgId { get; init; }
    public string? Phone { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? By { get; init; }
    public required string Channel { get; init; }
    public required string Outcome { get; init; }
    /// <summary>The final SIP status; left out when none came.</summary>
    public int? SipStatus { get; init; }
    /// <summary>The Q.850 cause.</summary>
    public int? Q850 { get; init; }
    public double? RingSeconds { get; init; }
    public string? RecordingId { get; init; }
    public string? Note { get; init; }

    /// <summary>The number of a unit is nobody's secret; that of a caller is.</summary>
    internal static AttemptShape Of(ContactAttempt one, CitizenNumber citizen) => new()
    {
        Id = one.Id,
        TicketNo = one.TicketNo,
        Hotline = one.Hotline,
        CallId = one.CallId,
        Party = Word(one.Party),
        OrgId = one.OrgId,
        Phone = one.Party == ContactParty.Caller ? citizen.Show(one.Phone) : one.Phone,
        At = one.At,
        By = one.By,
        Channel = one.Channel,
        Outcome = Word(one.Outcome),
        SipStatus = one.SipStatus == 0 ? null : one.SipStatus,
        Q850 = one.Q850,
        RingSeconds = one.RingSeconds,
        RecordingId = one.RecordingId,
        Note = one.Note,
    };

    /// <summary>The words of the contract: caller, countyOffice, noAnswer …</summary>
    internal static IReadOnlyList<string> Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Word)];

    internal static string Word<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
