using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Voicemails;

/// <summary>What the day shift has done with a voicemail. On disk and in the API by name: may only grow.</summary>
public enum VoicemailState
{
    /// <summary>Nobody has taken it.</summary>
    New = 1,
    /// <summary>Somebody is listening to it.</summary>
    Taken = 2,
    /// <summary>It became a ticket.</summary>
    Registered = 3,
    /// <summary>Nothing further is owed.</summary>
    Closed = 4,
}

/// <summary>A message left by a citizen (留言). Field names: the specification's section 5, «Voicemail».</summary>
public sealed record Voicemail
{
    /// <summary>The message's own id, as long as a call's and as unguessable.</summary>
    public required string Id { get; init; }
    /// <summary>The number read to the caller (留言编号), digits; given when the message is kept.</summary>
    public string? Number { get; init; }
    /// <summary>Code of the hotline.</summary>
    public required string Hotline { get; init; }
    /// <summary>The call in which it was left.</summary>
    public required CallId CallId { get; init; }
    /// <summary>When the recording began.</summary>
    public required DateTimeOffset LeftAt { get; init; }
    /// <summary>Length of what was said, seconds.</summary>
    public double DurationSeconds { get; init; }
    /// <summary>The recording on the shelf.</summary>
    public required string RecordingId { get; init; }
    /// <summary>False when the recording broke off (disk, crash) before the caller had finished.</summary>
    public bool Complete { get; init; } = true;
    /// <summary>
    /// The day on which the unstaffed window in which it was left ends; null when left in staffed hours.
    /// </summary>
    public DateOnly? WindowEndDate { get; init; }
    /// <summary>Last day in time for registering it (登记时限).</summary>
    public required DateOnly RegisterDue { get; init; }
    /// <summary>Last day in time for replying; null when no reply is owed because no number was left.</summary>
    public DateOnly? ReplyDue { get; init; }
    /// <summary>When the citizen was replied to.</summary>
    public DateTimeOffset? RepliedAt { get; init; }
    /// <summary>The caller chose the anonymous way.</summary>
    public bool Anonymous { get; init; }
    /// <summary>Confidential until it is classified.</summary>
    public bool Confidential { get; init; } = true;
    /// <summary>Caller's number; personal, and never shown when Anonymous or PresentationRestricted.</summary>
    public string? CallingNumber { get; init; }
    /// <summary>The caller withheld his number.</summary>
    public bool PresentationRestricted { get; init; }
    /// <summary>What has been done with it.</summary>
    public VoicemailState State { get; init; } = VoicemailState.New;
    /// <summary>User name of who took it.</summary>
    public string? TakenBy { get; init; }
    /// <summary>The ticket it became.</summary>
    public string? RegisteredTicketNo { get; init; }
}
