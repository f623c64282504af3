using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Tests.Closing;

/// <summary>A ticket in which every text is a word of its own that names its member, so that nothing can be forgotten:
/// a member that is added later is planted too.</summary>
static class Planting
{
    public static readonly DateTimeOffset At = new(2026, 3, 25, 9, 0, 0, TimeSpan.FromHours(8));

    const string Mark = "WORD.";

    public static TicketFile File(string ticketNo) => (TicketFile)Plant(typeof(TicketFile), ticketNo);

    /// <summary>The planted words that still stand somewhere in it, without their mark, in order.</summary>
    public static IReadOnlyList<string> WordsOf(object planted)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Collect(planted, found);
        return [.. found];
    }

    public static string Word(string member) => Mark + member;

    static object Plant(Type type, string ticketNo)
    {
        var planted = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var member in MembersOf(type))
            member.SetValue(planted, ValueOf(member, ticketNo));
        return planted;
    }

    static object? ValueOf(PropertyInfo member, string ticketNo)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (type == typeof(string))
            return member.Name == nameof(Ticket.TicketNo)
                ? ticketNo
                : Word($"{member.DeclaringType!.Name}.{member.Name}");
        if (type == typeof(int) || type == typeof(long))
            return Convert.ChangeType(1, type);
        if (type == typeof(DateTimeOffset))
            return At;
        if (type == typeof(DateOnly))
            return DateOnly.FromDateTime(At.DateTime);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return typeof(Planting).GetMethod(nameof(One), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [ticketNo]);
        return type.IsClass ? Plant(type, ticketNo) : Activator.CreateInstance(type);
    }

    static ImmutableArray<T> One<T>(string ticketNo) => [(T)Plant(typeof(T), ticketNo)];

    static void Collect(object? value, SortedSet<string> found)
    {
        if (value is string text)
        {
            if (text.StartsWith(Mark, StringComparison.Ordinal))
                found.Add(text[Mark.Length..]);
            return;
        }

        if (value is IEnumerable list)
        {
            foreach (var item in list)
                Collect(item, found);
            return;
        }

        if (value?.GetType().Namespace?.StartsWith("HotlineVoice", StringComparison.Ordinal) == true)
            foreach (var member in MembersOf(value.GetType()))
                Collect(member.GetValue(value), found);
    }

    static IEnumerable<PropertyInfo> MembersOf(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.CanWrite);
}
