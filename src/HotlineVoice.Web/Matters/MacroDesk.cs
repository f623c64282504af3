using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Macros;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Matters;

/// <summary>What the macros of a ticket's hotline would do to it, and the doing.</summary>
sealed class MacroDesk(WebPorts ports, TicketDesk desk, CannedValues canned)
{
    /// <summary>Those that he may do to it now, in the order of the file.</summary>
    public async Task<IReadOnlyList<(Macro Macro, MacroPlan Plan)>> OfferedAsync(TicketFile file, Visitor visitor)
    {
        var macros = MacrosOf(file);
        if (macros.Count == 0
            || await desk.SurroundingsAsync(file, visitor.Actor, ports.Clock.Now, CancellationToken.None)
                is not { } around)
            return [];
        var allowed = TicketMachine.Allowed(file, around);
        var values = await canned.OfAsync(file, file.Ticket.HotlineCode, visitor);
        return
        [
            .. macros.Select(macro => (macro, Plan: macro.PlanFor(file, values)))
                .Where(one => one.macro.IsOffered(file, one.Plan, allowed)),
        ];
    }

    /// <summary>The macro of this id with what it would do; null when the hotline has none.</summary>
    public async Task<(Macro Macro, MacroPlan Plan)?> FindAsync(string id, TicketFile file, Visitor visitor) =>
        MacrosOf(file).FirstOrDefault(one => one.Id == id) is { } macro
            ? (macro, macro.PlanFor(file, await canned.OfAsync(file, file.Ticket.HotlineCode, visitor)))
            : null;

    /// <summary>All of it or nothing, to the ticket as he saw it.</summary>
    public Task<TicketDeskAnswer> DoAsync(
        MacroPlan plan, string ticketNo, long version, Visitor visitor, CancellationToken cancel) =>
        desk.ActAllAsync((ticketNo, version), plan.Acts, visitor.Actor, ports.Clock.Now, cancel);

    IReadOnlyList<Macro> MacrosOf(TicketFile file) => ports.Plans().RulesOf(file.Ticket.HotlineCode)?.Macros ?? [];
}
