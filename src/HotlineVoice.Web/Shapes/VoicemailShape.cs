using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Shapes;

/// <summary>A voicemail as the API shows it.</summary>
public sealed record VoicemailShape
{
    public required string Id { get; init; }
    public string? Number { get; init; }
    public required string Hotline { get; init; }
    public required string CallId { get; init; }
    public string? CallingNumber { get; init; }
    public required VoicemailState State { get; init; }
    public string? TakenBy { get; init; }
    public required DateTimeOffset LeftAt { get; init; }
    public required double DurationSeconds { get; init; }
    public required string RecordingId { get; init; }
    public required bool Complete { get; init; }
    public DateOnly? WindowEndDate { get; init; }
    public required DateOnly RegisterDue { get; init; }
    public DateOnly? ReplyDue { get; init; }
    public DateTimeOffset? RepliedAt { get; init; }
    public required bool Anonymous { get; init; }
    public required bool Confidential { get; init; }
    public string? RegisteredTicketNo { get; init; }

    /// <summary>The voicemail as its reader may see it.</summary>
    internal static VoicemailShape Of(Voicemail one, bool unmasked) => new()
    {
        Id = one.Id,
        Number = one.Number,
        Hotline = one.Hotline,
        CallId = one.CallId.Value,
        CallingNumber = new CitizenNumber(one.PresentationRestricted || one.Anonymous, unmasked)
            .Show(one.CallingNumber),
        State = one.State,
        TakenBy = one.TakenBy,
        LeftAt = one.LeftAt,
        DurationSeconds = one.DurationSeconds,
        RecordingId = one.RecordingId,
        Complete = one.Complete,
        WindowEndDate = one.WindowEndDate,
        RegisterDue = one.RegisterDue,
        ReplyDue = one.ReplyDue,
        RepliedAt = one.RepliedAt,
        Anonymous = one.Anonymous,
        Confidential = one.Confidential,
        RegisteredTicketNo = one.RegisteredTicketNo,
    };
}
