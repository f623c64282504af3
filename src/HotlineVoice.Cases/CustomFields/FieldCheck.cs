using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.CustomFields;

/// <summary>Whether what somebody enters into fields can stand there.</summary>
static class FieldCheck
{
    /// <summary>The name of a field's value in errors.</summary>
    internal static string Name(string id) => $"fields.{id}";

    /// <summary>Values in their one form; what is wrong with the others goes to the errors.</summary>
    /// <param name="said">By the field's id, as entered.</param>
    /// <param name="book">The hotline's fields.</param>
    /// <param name="kind">诉求类别; 0 while a draft does not say it.</param>
    /// <param name="isUnit">Who enters it works for a unit, to whom the hotline's own fields are unknown.</param>
    /// <param name="errors">Takes Chinese sentences by the API's field name.</param>
    internal static ImmutableSortedDictionary<string, string> Read(
        ImmutableSortedDictionary<string, string> said, FieldBook book, TicketClass kind, bool isUnit,
        Dictionary<string, ImmutableArray<string>> errors)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (id, text) in said)
        {
            if (book.Find(id) is not { } rule || isUnit && !rule.ForUnits)
                errors[Name(id)] = ["本热线没有这一项"];
            else if (kind != 0 && !rule.AppliesTo(kind) && text.Trim().Length > 0)
                errors[Name(id)] = [$"「{rule.Label}」不用于这一诉求类别"];
            else if (FieldForm.Read(rule, text) is var (value, wrong) && value is not null)
                values[id] = value;
            else
                errors[Name(id)] = [$"「{rule.Label}」{wrong}"];
        }

        return values.ToImmutable();
    }
}
