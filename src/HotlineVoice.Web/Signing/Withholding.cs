using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// The calls whose caller withheld his number. What follows from such a call (a callback task, an attempt) names the
/// call, and through it nothing of the number may be seen either.
/// </summary>
sealed class Withholding
{
    readonly HashSet<string> _calls = [];
    readonly Dictionary<string, string> _tickets = [];

    /// <summary>Looks these calls up, each once.</summary>
    public static async Task<Withholding> ReadAsync(
        ICallRecordStore calls, IEnumerable<string?> callIds, CancellationToken cancel)
    {
        var found = new Withholding();
        foreach (var id in callIds.OfType<string>().Distinct())
            if (await calls.FindAsync(new CallId(id), cancel) is { } call)
                found.Add(id, call);
        return found;
    }

    /// <summary>The ticket that came of a task's call, for who is not called by his number; null without one.</summary>
    public string? TicketOf(CallbackTask task) => _tickets.GetValueOrDefault(task.CallId.Value);

    public static bool Holds(CallRecord call) => call.PresentationRestricted || call.Anonymous;

    public CitizenNumber NumberOf(ContactAttempt attempt, bool unmasked) =>
        new(attempt.CallId is { } id && _calls.Contains(id), unmasked);

    public CitizenNumber NumberOf(CallbackTask task, bool unmasked) =>
        new(_calls.Contains(task.CallId.Value), unmasked);

    void Add(string id, CallRecord call)
    {
        if (Holds(call))
            _calls.Add(id);
        if (call.TicketNo is { } no)
            _tickets[id] = no;
    }
}
