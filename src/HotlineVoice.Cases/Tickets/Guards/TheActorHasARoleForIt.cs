using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor has one of the roles that do this.</summary>
sealed class TheActorHasARoleForIt(ImmutableArray<string> roles) : Guard
{
    internal override TicketOutcome? Check(Scene scene) => scene.Actor.Is(roles.AsSpan())
        ? null
        : new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, "您的角色不能办理这一步");
}
