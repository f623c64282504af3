using HotlineVoice.Cases.Notices;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Shapes.Outgoing;

/// <summary>One try to send a message.</summary>
public sealed record MessageAttemptShape(DateTimeOffset At, string Result, string? Error, string? ProviderId);

/// <summary>A message that left the house, or is to.</summary>
public sealed record MessageShape(
    string Id, string Channel, string Hotline, string Address, bool ToCaller, string Subject, string Text,
    string Purpose, DateTimeOffset At, string State)
{
    /// <summary>The ticket it is about.</summary>
    public string? TicketNo { get; init; }
    /// <summary>The unit it goes to.</summary>
    public string? OrgId { get; init; }
    /// <summary>The unit's name.</summary>
    public string? Unit { get; init; }
    /// <summary>When it was taken.</summary>
    public DateTimeOffset? SentAt { get; init; }
    /// <summary>When it is tried next; left out unless it waits.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
    /// <summary>What the last try ended with.</summary>
    public string? LastError { get; init; }
    /// <summary>Every try.</summary>
    public required IReadOnlyList<MessageAttemptShape> Attempts { get; init; }

    internal static MessageShape Of(
        OutgoingMessage one, string? unit, IEnumerable<MessageAttempt> attempts) =>
        new(one.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), one.Channel.ToString(),
            one.HotlineCode, one.IsToCaller ? Mask(one.Address) : one.Address, one.IsToCaller, one.Subject,
            // What a caller is told may hold what is his alone.
            one.IsToCaller ? "" : one.Text, one.Purpose, one.At, one.State.ToString())
        {
            TicketNo = one.TicketNo,
            OrgId = one.OrgId,
            Unit = unit,
            SentAt = one.SentAt,
            NextAttemptAt = one.State == MessageState.Waiting ? one.NextAttemptAt : null,
            LastError = one.IsToCaller ? null : one.LastError,
            Attempts = [.. attempts.Select(tried => new MessageAttemptShape(
                tried.At, tried.Result.ToString(), one.IsToCaller ? null : tried.Error, tried.ProviderId))],
        };

    static string Mask(string address) => address.IndexOf('@') is var at and > 0
        ? address[..1] + "***" + address[at..]
        : CitizenNumber.Mask(address);
}

/// <summary>A way out, and how it stands.</summary>
public sealed record GatewayShape(string Channel, bool IsConfigured, int Waiting, int Dead)
{
    /// <summary>When something was last taken, since the start.</summary>
    public DateTimeOffset? LastSuccess { get; init; }
    /// <summary>When something last went wrong, since the start.</summary>
    public DateTimeOffset? LastErrorAt { get; init; }
    /// <summary>What.</summary>
    public string? LastError { get; init; }
    /// <summary>What needs somebody; left out when nothing does.</summary>
    public string? Warning { get; init; }
}

/// <summary>How many messages were set in motion again.</summary>
public sealed record ResentShape(int Count);

/// <summary>A program of somebody else that is told.</summary>
public sealed record WebhookShape(
    string Id, string Title, string Url, IReadOnlyList<string> Hotlines, IReadOnlyList<string> Events, bool Enabled,
    DateTimeOffset CreatedAt)
{
    /// <summary>What its messages are signed with; shown once, when it is made.</summary>
    public string? Secret { get; init; }

    internal static WebhookShape Of(Webhook hook, string? secret = null) =>
        new(hook.Id, hook.Title, hook.Url, hook.Hotlines, hook.Events, hook.Enabled, hook.CreatedAt)
        {
            Secret = secret,
        };
}
