using System.Globalization;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>How days are written into the history and into sentences.</summary>
static class Days
{
    internal static string? Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Say(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
