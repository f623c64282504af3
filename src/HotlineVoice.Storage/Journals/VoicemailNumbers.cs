using System.Globalization;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Storage.Journals;

/// <summary>
/// Numbers of voicemails given by a node that asks nobody: the caller hears it at once, also when the database is dead.
/// </summary>
/// <remarks>
/// Month, day and a running number of the hotline's day, as ever. The first node counts from 1; every other one from
/// its own tens of thousands, so that a fifth digit tells whose number it is and no two nodes give the same. A lane
/// belongs to a journal: a node that lost its journal gets another, and no number comes again.
/// </remarks>
static class VoicemailNumbers
{
    /// <summary>How many a day are a lane's own. Beyond them the lane goes on in its own millions.</summary>
    const int LaneWidth = 10_000;

    const long FarLaneWidth = 10_000_000;

    const string Next =
        """
        INSERT INTO numbers (hotline, day, last) VALUES (@hotline, @day, 1)
        ON CONFLICT (hotline, day) DO UPDATE SET last = numbers.last + 1
        RETURNING last
        """;

    const string Given =
        "SELECT number FROM kept WHERE voicemail = @id AND number IS NOT NULL ORDER BY kept_at LIMIT 1";

    /// <summary>The number it has, or the lane's next of its day.</summary>
    public static string Of(WriteTurn turn, Voicemail voicemail, int lane)
    {
        if ((turn.Ask(Given, ("@id", voicemail.Id)) as string ?? voicemail.Number) is { } known)
            return known;
        var day = Instants.Day(voicemail.LeftAt);
        var last = Convert.ToInt32(
            turn.Ask(Next, ("@hotline", voicemail.Hotline), ("@day", day)), CultureInfo.InvariantCulture);
        return Write(day, lane, last);
    }

    /// <summary>Lanes count from 0, running numbers from 1.</summary>
    public static string Write(DateOnly day, int lane, int last)
    {
        var running = last < LaneWidth ? lane * LaneWidth + last : (lane + 1) * FarLaneWidth + last;
        return string.Create(CultureInfo.InvariantCulture, $"{day:MMdd}{running:D4}");
    }
}
