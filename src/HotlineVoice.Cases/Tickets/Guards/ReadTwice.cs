using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>复核: who is named as the second reader is somebody known, who reviews, and not who has handled it.</summary>
static class ReadTwice
{
    /// <summary>The first sentence that is not true of this name; null when all are.</summary>
    /// <param name="scene">What is looked at.</param>
    /// <param name="name">His user name.</param>
    /// <param name="clause">The clause that asks for him.</param>
    /// <param name="code">The guard that asks.</param>
    internal static TicketOutcome? Check(Scene scene, string name, string? clause, string code)
    {
        if (name == scene.Actor.User || name == scene.Ticket.OwnerAgent)
            return new TicketOutcome.Refused(code, clause, $"{scene.By(clause)}，复核人不能是经办人本人");
        if (scene.Around.SecondReader is not { } reader || reader.User != name)
            return TicketOutcome.Wrong.Field("secondReader", $"没有用户“{name}”，请从同事中选择复核人");
        return reader.OrgId is null && reader.Is(MayReview(scene).AsSpan())
            ? null
            : TicketOutcome.Wrong.Field("secondReader", $"“{name}”没有复核的职责，请选择能复核的同事");
    }

    /// <summary>Who reviews results by the rules, and who decides where they name nobody.</summary>
    static ImmutableArray<string> MayReview(Scene scene) =>
    [
        .. scene.Rules.Review?.Roles is { IsDefaultOrEmpty: false } named
            ? named
            : [TicketActor.Dispatcher, TicketActor.Reviewer],
        TicketActor.Supervisor, TicketActor.OfficeHead,
    ];
}
