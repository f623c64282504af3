using System.Collections.Immutable;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Matters;

/// <summary>What the words of a canned text stand for, when this person puts it into this ticket's form.</summary>
sealed class CannedValues(WebPorts ports, SeatBook seats)
{
    /// <param name="file">The ticket; null before there is one.</param>
    /// <param name="hotline">Code of the hotline; null when nobody knows.</param>
    /// <param name="visitor">Who puts it in.</param>
    public async Task<ImmutableDictionary<string, string>> OfAsync(TicketFile? file, string? hotline, Visitor visitor)
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
