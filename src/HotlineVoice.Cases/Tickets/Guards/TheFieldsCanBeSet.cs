using System.Collections.Immutable;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Fields are those of the hotline that the actor may see, their values are of their types, and something is
/// another than it was.</summary>
sealed class TheFieldsCanBeSet : Guard<TicketAct.SetFields>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.SetFields act)
    {
        var errors = new Dictionary<string, ImmutableArray<string>>();
        var values = FieldCheck.Read(
            act.Values, scene.Around.Fields, scene.Ticket.Class, isUnit: !scene.IsOfHotline, errors);
        if (errors.Count > 0)
            return new TicketOutcome.Wrong(errors.ToImmutableDictionary());
        return Filling.Differs(scene.File, values) ? null : Wrong("fields", "没有要修改的内容");
    }
}
