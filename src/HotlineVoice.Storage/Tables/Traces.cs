using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Voicemails;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>
/// Where the number of who called lies outside his ticket, and how it is taken from there: records without it, and the
/// rows and events of some calls. The rows themselves stay, for what was done and how long it took is counted.
/// </summary>
static class Traces
{
    /// <summary>The call without whose it was: numbers of ours and of units stay.</summary>
    public static CallRecord Of(CallRecord call) => call with
    {
        // A call from a desk names whom it is with twice.
        CallingNumber = call.Direction == CallDirection.Out && call.CallingNumber != call.CalledNumber
            ? call.CallingNumber
            : null,
        CalledNumber = call.Direction == CallDirection.Out ? null : call.CalledNumber,
        SipCallId = null,
        Legs = [.. call.Legs.Select(leg => IsCitizens(call, leg) ? leg with { Number = null } : leg)],
    };

    public static Voicemail Of(Voicemail voicemail) => voicemail with { CallingNumber = null };

    public static CallbackTask Of(CallbackTask task) => task with { CallingNumber = "" };

    public static ContactAttempt Of(ContactAttempt attempt) =>
        attempt.Party == ContactParty.Caller ? attempt with { Phone = null } : attempt;

    /// <summary>Takes the number from the rows of these calls, of what followed from them, and of these attempts.
    /// </summary>
    public static async Task ForgetAsync(
        HotlineContext context, IReadOnlyList<string> calls, string ticketNo, CancellationToken cancel)
    {
        var ids = calls.Select(id => new CallId(id)).ToList();
        foreach (var call in await context.Calls.AsNoTracking().Where(row => ids.Contains(row.CallId))
            .ToListAsync(cancel))
            Mark(context, Of(call));
        await context.Voicemails
            .Where(row => ids.Contains(row.CallId) || row.RegisteredTicketNo == ticketNo)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.CallingNumber, (string?)null), cancel);
        await context.Callbacks.Where(row => ids.Contains(row.CallId))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.CallingNumber, ""), cancel);
        await context.Attempts
            .Where(row => row.Party == ContactParty.Caller
                && (row.TicketNo == ticketNo || row.CallId != null && calls.Contains(row.CallId)))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Phone, (string?)null), cancel);
    }

    /// <summary>Whose leg it is: the citizen's own, and in a call of ours whoever was called.</summary>
    static bool IsCitizens(CallRecord call, CallLeg leg) =>
        leg.Role == "citizen" || leg.Number is not null
            && (leg.Number == call.CallingNumber || call.Direction == CallDirection.Out
                && leg.Number == call.CalledNumber);

    /// <summary>Only what holds the number: the floor may go on writing the rest.</summary>
    static void Mark(HotlineContext context, CallRecord call)
    {
        var row = context.Attach(call);
        row.Property(one => one.CallingNumber).IsModified = true;
        row.Property(one => one.CalledNumber).IsModified = true;
        row.Property(one => one.SipCallId).IsModified = true;
        row.Property(one => one.Legs).IsModified = true;
    }
}
