using System.Collections.Immutable;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Presence;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Office;
using HotlineVoice.Web.Shapes.Tickets;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Matters;

/// <summary>Shows a ticket to somebody: with whom was tried to be reached, what he may do now, and of its caller only
/// what he may see.</summary>
sealed class TicketShowing(WebPorts ports, TicketDesk desk, ViewerBook viewers)
{
    /// <summary>The ticket alone, with everything.</summary>
    public async Task<TicketShape> ShowAsync(
        TicketFile file, Visitor visitor, bool unmasked, CancellationToken cancel)
    {
        var now = ports.Clock.Now;
        var seen = TicketSight.Of(visitor, file, now, unmasked);
        var around = await desk.SurroundingsAsync(file, visitor.Actor, now, cancel);
        var allowed = around is null ? [] : TicketMachine.Allowed(file, around);
        return Shape(seen, visitor, now) with
        {
            // Who may read a protected caller reads him where it is written down, and not by the way.
            Attempts = await ShowAsync(
                around?.Attempts ?? [], file.Sealed is null ? seen.Sight : IdentitySight.Hidden, cancel),
            Viewers = [.. Api.Office.ViewingApi.Seen(viewers, file.Ticket.TicketNo, visitor)],
            Allowed = allowed,
            ProgressCode = CodeFor(visitor, file),
            Checklists = allowed.Contains("attachChecklist")
                ? [.. around!.Checklists.Attachable(file).Select(one => new ChecklistShape(one.Id, one.Title))]
                : null,
        };
    }

    /// <summary>Who speaks with the caller tells him; of a locked one nothing is told without knowing who asks.
    /// </summary>
    string? CodeFor(Visitor visitor, TicketFile file) =>
        TicketSight.SeesCallers(visitor) && file.Sealed is null && file.Ticket.State != TicketState.Draft
            ? ports.ProgressCodes.Of(file.Ticket.TicketNo)
            : null;

    /// <summary>A page of them; what each allows and who was tried is asked of the ticket itself.</summary>
    public IReadOnlyList<TicketShape> Show(
        IReadOnlyList<TicketFile> files, Visitor visitor, bool unmasked = false)
    {
        var now = ports.Clock.Now;
        return [.. files.Select(file => Shape(TicketSight.Of(visitor, file, now, unmasked), visitor, now))];
    }

    /// <summary>The ticket with its protected caller opened, whose reading has been written down.</summary>
    public async Task<TicketShape> ShowOpenedAsync(TicketFile file, Visitor visitor, CancellationToken cancel)
    {
        var shown = await ShowAsync(file, visitor, unmasked: false, cancel);
        return file.Sealed is { } locked
            ? shown with { Caller = CallerShape.Of(ports.Sealer.Open(locked), IdentitySight.Clear) }
            : shown;
    }

    static TicketShape Shape(Disclosure seen, Visitor visitor, DateTimeOffset now)
    {
        var file = seen.File ?? throw new InvalidOperationException("a ticket that he may not see is not shown");
        var shape = TicketShape.Of(file, seen.Sight, now).WithFields(file, seen.Sight);
        return TicketSight.IsOfUnit(visitor) ? shape : shape.WithOffice(file);
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
