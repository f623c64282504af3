using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.CustomFields;

/// <summary>What filling a hotline's own fields makes of a ticket. The history names the values that were set, and no
/// word of them: who may read them reads them where they lie.</summary>
static class Filling
{
    /// <summary>The field of a history entry that names values, their numbers separated by commas.</summary>
    internal const string ValuesField = "fieldSeqs";

    internal static bool Set(ChangeBuilder change, TicketAct.SetFields act)
    {
        Put(change, act.Values);
        return true;
    }

    /// <summary>Sets what differs; what stands already stays as it was set.</summary>
    internal static void Put(ChangeBuilder change, ImmutableSortedDictionary<string, string> said)
    {
        var fields = change.File.Fields.ToBuilder();
        var first = fields.Count;
        foreach (var (id, text) in said)
        {
            if (change.Around.Fields.Find(id) is not { } rule || FieldForm.Read(rule, text).Value is not { } value)
                continue;
            var at = Standing(fields, id);
            if (value == (at < 0 ? "" : fields[at].Value))
                continue;
            if (at >= 0)
                fields[at] = fields[at] with { EndedAt = change.Now };
            fields.Add(ValueOf(change, rule, value, fields.Count + 1));
        }

        change.File = change.File with { Fields = fields.ToImmutable() };
        change.Say(ValuesField, string.Join(',', fields.Skip(first)
            .Select(one => one.Seq.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>Whether anything would be another than it is.</summary>
    internal static bool Differs(TicketFile file, ImmutableSortedDictionary<string, string> values) =>
        values.Any(one => one.Value !=
            (file.Fields.FirstOrDefault(field => field.FieldId == one.Key && field.EndedAt is null)?.Value ?? ""));

    static int Standing(ImmutableArray<TicketField>.Builder fields, string id)
    {
        for (var at = fields.Count - 1; at >= 0; at--)
            if (fields[at].FieldId == id && fields[at].EndedAt is null)
                return at;
        return -1;
    }

    static TicketField ValueOf(ChangeBuilder change, FieldRule rule, string value, int seq) => new()
    {
        TicketNo = change.Ticket.TicketNo,
        Seq = seq,
        HotlineCode = change.Ticket.HotlineCode,
        FieldId = rule.Id,
        Label = rule.Label,
        Value = value,
        ForUnits = rule.ForUnits,
        By = change.Around.Actor.User,
        At = change.Now,
    };
}
