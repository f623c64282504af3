using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web.Shapes;

namespace HotlineVoice.Web.Floors;

/// <summary>
/// The seats as they are set up, with the names of their people. Read anew only when something of seats or people has
/// changed: the feed and every page ask for it.
/// </summary>
sealed class SeatBook(WebPorts ports)
{
    SeatPages? _pages;

    public async Task<SeatPages> ReadAsync(CancellationToken cancel)
    {
        // Before the rows: what is changed meanwhile is read again next time.
        var revision = await ports.Seats.RevisionAsync(cancel);
        if (Volatile.Read(ref _pages) is { } known && known.Revision == revision)
            return known;
        var seats = await ports.Seats.ListAsync(cancel);
        var people = await ports.People.ListAsync(cancel);
        var read = new SeatPages(revision, seats, people.ToDictionary(person => person.User, person => person.Name));
        Volatile.Write(ref _pages, read);
        return read;
    }
}

/// <summary>The seats at one revision.</summary>
sealed class SeatPages(long revision, IReadOnlyList<Seat> seats, IReadOnlyDictionary<string, string> names)
{
    readonly Dictionary<string, Seat> _byNo = seats.ToDictionary(seat => seat.No);

    public long Revision => revision;

    public IEnumerable<Seat> InOrder => _byNo.Values.OrderBy(seat => seat.No, StringComparer.Ordinal);

    public Seat? Find(string no) => _byNo.GetValueOrDefault(no);

    public IEnumerable<Seat> Of(string user) => InOrder.Where(seat => seat.User == user);

    public SeatShape Show(Seat seat, SeatStanding? standing) =>
        SeatShape.Of(seat, seat.User is { } user ? names.GetValueOrDefault(user) : null, standing);

    /// <summary>A seat that was removed since is shown by its number, without what nobody knows any more.</summary>
    public SeatShape Show(SeatStanding standing) =>
        Show(Find(standing.No) ?? new Seat(standing.No, null, "", "", []), standing);
}
