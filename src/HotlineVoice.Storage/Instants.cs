using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HotlineVoice.Storage;

/// <summary>
/// Instants as the databases keep them: to the microsecond, in UTC, read back in the hotlines' zone. SQLite holds them
/// as microseconds since 1970, PostgreSQL as timestamptz.
/// </summary>
static class Instants
{
    /// <summary>All of China keeps this time, without summer time since 1991.</summary>
    static readonly TimeSpan _beijing = TimeSpan.FromHours(8);

    public static long ToMicroseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond).ToOffset(_beijing);

    /// <summary>The same instant in the hotlines' zone.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(_beijing);

    /// <summary>The day of an instant as the hotline's calendar has it.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(_beijing).DateTime);
}

/// <summary>Lets the model compare instants in every product.</summary>
sealed class InstantColumn() : ValueConverter<DateTimeOffset, long>(
    instant => Instants.ToMicroseconds(instant),
    microseconds => Instants.FromMicroseconds(microseconds));

/// <summary>PostgreSQL's driver takes instants in UTC only.</summary>
sealed class UniversalInstantColumn() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => instant.ToUniversalTime(),
    instant => Instants.Local(instant));
