using System.Collections.Immutable;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Matters;

/// <summary>What the words of a canned text stand for, when this person puts it into this ticket's form.</summary>
static class CannedValues
{
    public static async Task<ImmutableDictionary<string, string>> OfAsync(
        TicketFile? file, string? hotline, Visitor visitor, WebPorts ports, SeatBook seats)
    {
        var plans = ports.Plans();
        var values = file is null
            ? ImmutableDictionary<string, string>.Empty
            : CannedFilling.Of(file, plans.OfficesOf(file.Ticket.HotlineCode));
        if (plans.Hotlines.FirstOrDefault(one => one.Code == hotline) is { } known)
            values = values.SetItem(CannedFilling.Hotline, known.Name);
        var seat = (await seats.ReadAsync(CancellationToken.None)).Of(visitor.User).FirstOrDefault();
        return values.SetItem(CannedFilling.AgentNo, seat?.No ?? visitor.User);
    }
}
