using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets.Reading;

/// <summary>What the words of rules.yaml stand for.</summary>
static class DutyMeanings
{
    internal static ImmutableDictionary<string, TicketSource> Sources { get; } = Of<TicketSource>(
        ("电话", TicketSource.Phone), ("留言", TicketSource.Voicemail), ("微信", TicketSource.WeChat),
        ("微博", TicketSource.Weibo), ("网站", TicketSource.Website), ("短信", TicketSource.Sms),
        ("信箱", TicketSource.Mailbox), ("传真", TicketSource.Fax), ("信件", TicketSource.Letter),
        ("领导接听", TicketSource.LeaderAnswered), ("领导批办", TicketSource.LeaderInstruction),
        ("上级交办", TicketSource.SuperiorAssigned), ("市长热线电子督办单", TicketSource.MayorSupervision),
        ("市领导签批件", TicketSource.CityLeaderSigned), ("人民网网友留言", TicketSource.PeopleNetMessage),
        ("百姓对话", TicketSource.PeopleDialogue), ("聚焦行风", TicketSource.ConductFocus),
        ("省长热线交办", TicketSource.GovernorHotline), ("市长热线交办", TicketSource.MayorHotline));

    internal static ImmutableDictionary<string, AssignmentRole> AssignmentRoles { get; } = Of<AssignmentRole>(
        ("主办", AssignmentRole.Main), ("协办", AssignmentRole.Co));

    internal static ImmutableDictionary<string, LateReturn> LateReturns { get; } = Of<LateReturn>(
        ("refused", LateReturn.Refused), ("accepted", LateReturn.DeemedAccepted));

    internal static ImmutableDictionary<string, ReturnNeed> ReturnNeeds { get; } = Of<ReturnNeed>(
        ("reason", ReturnNeed.Reason), ("facts", ReturnNeed.Facts), ("basis", ReturnNeed.LegalBasis),
        ("unit", ReturnNeed.ProposedUnit));

    internal static ImmutableDictionary<string, DeterminationKind> Determinations { get; } = Of<DeterminationKind>(
        ("joint", DeterminationKind.Joint), ("designation", DeterminationKind.Designation));

    internal static ImmutableDictionary<string, CallbackParty> CallbackParties { get; } = Of<CallbackParty>(
        ("hotline", CallbackParty.Hotline), ("unit", CallbackParty.Unit));

    internal static ImmutableDictionary<string, CallbackQuestion> Questions { get; } = Of<CallbackQuestion>(
        ("satisfaction", CallbackQuestion.Satisfaction), ("truth", CallbackQuestion.Truth),
        ("solved", CallbackQuestion.Solved), ("process", CallbackQuestion.Process));

    internal static ImmutableDictionary<string, LetterKind> Letters { get; } = Of<LetterKind>(
        ("督办", LetterKind.Supervision), ("催办", LetterKind.Urge));

    internal static ImmutableDictionary<string, LetterTrigger> Triggers { get; } = Of<LetterTrigger>(
        ("overdue", LetterTrigger.Overdue), ("overdue-unexplained", LetterTrigger.OverdueUnexplained),
        ("source", LetterTrigger.Source), ("redo", LetterTrigger.Redo), ("several-units", LetterTrigger.SeveralUnits),
        ("repeated", LetterTrigger.Repeated), ("duty-unclear", LetterTrigger.DutyUnclear));

    internal static ImmutableDictionary<string, ReferralTrigger> ReferralTriggers { get; } = Of<ReferralTrigger>(
        ("overdue", ReferralTrigger.Overdue), ("supervised", ReferralTrigger.Supervised),
        ("returned", ReferralTrigger.Returned), ("still-complained", ReferralTrigger.StillComplained));

    internal static ImmutableDictionary<string, ReportPeriod> Periods { get; } = Of<ReportPeriod>(
        ("regularly", ReportPeriod.Regularly), ("week", ReportPeriod.Week), ("quarter", ReportPeriod.Quarter),
        ("year", ReportPeriod.Year));

    internal static ImmutableDictionary<string, string> Roles { get; } =
        WordForms.RoleNames.ToImmutableDictionary(role => role);

    internal static ImmutableDictionary<string, TicketClass> Classes { get; } =
        ClassWords.All.ToImmutableDictionary();

    static ImmutableDictionary<string, T> Of<T>(params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        var found = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (word, meaning) in words)
            found.Add(word, meaning);
        return found.ToImmutable();
    }
}
