using System.Collections.Immutable;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Shapes.Tickets;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Matters;

/// <summary>Shows a ticket to somebody: with whom was tried to be reached, what he may do now, and of its caller only
/// what he may see.</summary>
sealed class TicketShowing(WebPorts ports, TicketDesk desk)
{
    public async Task<TicketShape> ShowAsync(
        TicketFile file, Visitor visitor, bool unmasked, CancellationToken cancel)
    {
        var now = ports.Clock.Now;
        var sight = TicketSight.Of(visitor, file, unmasked);
        var around = await desk.SurroundingsAsync(file, visitor.Actor, now, cancel);
        var attempts = around?.Attempts ?? [];
        return TicketShape.Of(file, sight, now) with
        {
            Attempts = await ShowAsync(attempts, sight, cancel),
            Allowed = around is null ? [] : TicketMachine.Allowed(file, around),
        };
    }

    /// <summary>A page of them, callers masked.</summary>
    public async Task<IReadOnlyList<TicketShape>> ShowAsync(
        IReadOnlyList<TicketFile> files, Visitor visitor, CancellationToken cancel, bool unmasked = false)
    {
        var shown = new List<TicketShape>(files.Count);
        foreach (var file in files)
            shown.Add(await ShowAsync(file, visitor, unmasked, cancel));
        return shown;
    }

    async Task<IReadOnlyList<AttemptShape>> ShowAsync(
        ImmutableArray<ContactAttempt> attempts, IdentitySight sight, CancellationToken cancel)
    {
        var withheld = await Withholding.ReadAsync(
            ports.Calls, attempts.Where(one => one.Party == ContactParty.Caller).Select(one => one.CallId), cancel);
        var unmasked = sight == IdentitySight.Clear;
        return
        [
            .. attempts.OrderBy(one => one.At).ThenBy(one => one.Id, StringComparer.Ordinal)
                .Select(one => AttemptShape.Of(one, sight == IdentitySight.Hidden
                    ? new CitizenNumber(Withheld: true, Unmasked: false)
                    : withheld.NumberOf(one, unmasked))),
        ];
    }
}
