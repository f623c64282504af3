using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Matters;

/// <summary>Reads `field.scope=整栋楼`: looking for tickets by what a choice of one hotline's own was set to.</summary>
static class FieldQuery
{
    const string Prefix = "field.";

    /// <summary>Whether a parameter of this name asks for one.</summary>
    public static bool IsField(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Null when none is asked for. Choices that the reader does not see are unknown names to him; a value
    /// that can no longer be chosen still finds what has it.</summary>
    public static IReadOnlyDictionary<string, string>? Of(
        QueryReader read, string? hotline, PlanSet plans, Visitor visitor)
    {
        if (hotline is null || !visitor.MaySee(hotline))
            return read.Has(Prefix) ? read.Reject<Dictionary<string, string>>("hotline", "请同时指明热线") : null;
        var asked = new Dictionary<string, string>();
        foreach (var field in Seen(plans, hotline, visitor).Where(one => one.Type == FieldType.Choice))
            if (read.Text(Prefix + field.Id, FieldForm.CharactersMax) is { } value)
                asked[field.Id] = value;
        return asked.Count == 0 ? null : asked;
    }

    /// <summary>The fields of a hotline that this reader sees, in their order.</summary>
    public static IEnumerable<FieldRule> Seen(PlanSet plans, string hotline, Visitor visitor) =>
        (plans.RulesOf(hotline)?.Fields ?? FieldBook.Empty).All
            .Where(one => one.ForUnits || !TicketSight.IsOfUnit(visitor));
}
