using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Figures.Halls;

/// <summary>
/// Compares, again and again, how each seat stands by the API with what its telephone does. What differs once may have
/// changed while it was looked at; what differs twice in the same way is wrong.
/// </summary>
sealed class HallWatch(Hall hall)
{
    /// <summary>A telephone that did this for so long is no longer on its way to something else.</summary>
    static readonly TimeSpan _steady = TimeSpan.FromSeconds(0.5);

    readonly List<string> _wrong = [];
    Dictionary<string, string> _doubts = [];

    /// <summary>What was found wrong.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Seats that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Looks once; how the seats stand by the API.</summary>
    public async Task<IReadOnlyList<JsonElement>> LookAsync()
    {
        var before = await PhonesAsync();
        var seats = await hall.Desk.ListAsync("seats?limit=500");
        var after = await PhonesAsync();
        var doubts = new Dictionary<string, string>();
        foreach (var seat in seats)
        {
            var no = seat.TextOf("no")!;
            if (before[no].Steady < _steady || before[no].Since != after[no].Since)
                continue;
            Compared++;
            var state = seat.TextOf("state")!;
            if (!Agrees(before[no].State, state))
                doubts[no] = $"{no} is {state} since {seat.TextOf("since")}, its telephone {before[no].State}";
        }

        _wrong.AddRange(doubts
            .Where(doubt => _doubts.GetValueOrDefault(doubt.Key) == doubt.Value)
            .Select(doubt => doubt.Value));
        _doubts = doubts;
        return seats;
    }

    static bool Agrees(SeatPhoneState phone, string state) => phone switch
    {
        SeatPhoneState.Ringing => state == "Offered",
        SeatPhoneState.Talking => state == "Talking",
        _ => state is "SignedOut" or "Away" or "Ready" or "WrapUp",
    };

    Task<Dictionary<string, (SeatPhoneState State, TimeSpan Since, TimeSpan Steady)>> PhonesAsync() =>
        hall.Phones.AskAsync(now => hall.Phones.Seats.ToDictionary(
            seat => seat.No, seat => (seat.State, seat.Since, now - seat.Since)));
}
