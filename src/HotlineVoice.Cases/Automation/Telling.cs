using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Automation;

/// <summary>What was told, and whom nothing could be sent to: «sms:210300».</summary>
sealed record Told(
    ImmutableArray<Notice> Notices, ImmutableArray<OutgoingMessage> Messages, ImmutableArray<string> Unreachable);

/// <summary>Makes of one «notify» what people are told and what is sent.</summary>
sealed class Telling(TicketFile file, OfficeBook offices, bool isProtected, string ruleId, HistoryEntry entry)
{
    readonly ImmutableArray<Notice>.Builder _notices = ImmutableArray.CreateBuilder<Notice>();
    readonly ImmutableArray<OutgoingMessage>.Builder _messages = ImmutableArray.CreateBuilder<OutgoingMessage>();
    readonly SortedSet<string> _unreachable = new(StringComparer.Ordinal);

    Ticket Ticket => file.Ticket;

    internal Told Tell(AutomationAction.Notify notify, ImmutableArray<Assignment> units)
    {
        foreach (var to in notify.To)
            if (to == Recipient.Caller)
                TellCaller(TextFor(notify, null));
            else if (RoleOfUnit(to) is { } role)
                foreach (var org in UnitsFor(to, units))
                    TellUnit(notify, org, role);
            else if (notify.By.Contains(NoticeWay.InApp))
                Leave(AudienceOf(to), TextFor(notify, units.FirstOrDefault()?.OrgId));
        if (notify is { Hook: { } hook } && notify.By.Contains(NoticeWay.Webhook))
            Send(MessageChannel.Webhook, hook, null, TextFor(notify, units.FirstOrDefault()?.OrgId));
        return new Told(_notices.ToImmutable(), _messages.ToImmutable(), [.. _unreachable]);
    }

    void TellUnit(AutomationAction.Notify notify, string org, string role)
    {
        var text = TextFor(notify, org);
        if (notify.By.Contains(NoticeWay.InApp))
            Leave(NoticeAudience.OfUnit(org, role), text);
        if (notify.By.Contains(NoticeWay.Sms))
            SendTo(MessageChannel.Sms, "sms", org, UnitMobile.AllOf(offices.Find(org)), text);
        if (notify.By.Contains(NoticeWay.Mail))
            SendTo(MessageChannel.Mail, "mail", org,
                offices.Find(org)?.Mailbox is { } mailbox && mailbox.Contains('@', StringComparison.Ordinal)
                    ? [mailbox]
                    : [],
                text);
    }

    void TellCaller(string text)
    {
        if (isProtected || Ticket.Anonymous)
            return;
        var number = new[] { file.Caller?.Phone, file.Caller?.AltPhone }.OfType<string>()
            .FirstOrDefault(UnitMobile.IsMobile);
        if (number is null)
            _unreachable.Add("sms:caller");
        else
            Send(MessageChannel.Sms, number, null, text, isToCaller: true);
    }

    void SendTo(
        MessageChannel channel, string name, string org, IReadOnlyList<string> addresses, string text)
    {
        if (addresses.Count == 0)
            _unreachable.Add($"{name}:{org}");
        foreach (var address in addresses)
            Send(channel, address, org, text);
    }

    void Send(MessageChannel channel, string address, string? org, string text, bool isToCaller = false)
    {
        var message = new OutgoingMessage
        {
            Channel = channel,
            HotlineCode = Ticket.HotlineCode,
            TicketNo = Ticket.TicketNo,
            OrgId = org,
            Address = address,
            IsToCaller = isToCaller,
            Subject = channel == MessageChannel.Mail ? $"工单 {Ticket.TicketNo}" : "",
            Text = text,
            Purpose = ruleId,
            At = entry.At,
        };
        if (!_messages.Contains(message))
            _messages.Add(message);
    }

    void Leave(string audience, string text)
    {
        var notice = new Notice
        {
            HotlineCode = Ticket.HotlineCode,
            Audience = audience,
            TicketNo = Ticket.TicketNo,
            Text = text,
            RuleId = ruleId,
            At = entry.At,
        };
        if (!_notices.Contains(notice))
            _notices.Add(notice);
    }

    string TextFor(AutomationAction.Notify notify, string? org) => isProtected
        ? AutomationText.OfProtected(Ticket.TicketNo)
        : AutomationText.Of(notify.Text, Ticket, entry, offices.Find(org)?.Name ?? org);

    IEnumerable<string> UnitsFor(Recipient to, ImmutableArray<Assignment> units) => to switch
    {
        Recipient.MainUnit => AutomationUnits.MainOf(file) is { } main ? [main.OrgId] : [],
        Recipient.Superior => units.Select(unit => offices.Find(unit.OrgId)?.ParentOrgId).OfType<string>().Distinct(),
        _ => units.Select(unit => unit.OrgId).Distinct(),
    };

    static string? RoleOfUnit(Recipient to) => to switch
    {
        Recipient.Unit or Recipient.MainUnit or Recipient.Superior => TicketActor.UnitHandler,
        Recipient.UnitLeader => TicketActor.UnitLeader,
        Recipient.UnitHead => TicketActor.UnitHead,
        _ => null,
    };

    string AudienceOf(Recipient to) => to == Recipient.Registrar
        ? NoticeAudience.OfUser(Ticket.RegisteredBy)
        : NoticeAudience.OfRole(Ticket.HotlineCode, RoleOf(to));

    /// <summary>The role of the hotline's own people.</summary>
    internal static string RoleOf(Recipient to) => to switch
    {
        Recipient.Dispatcher => TicketActor.Dispatcher,
        Recipient.OfficeHead => TicketActor.OfficeHead,
        Recipient.Overseer => TicketActor.Overseer,
        Recipient.Reviewer => TicketActor.Reviewer,
        Recipient.CallerBack => TicketActor.CallerBack,
        _ => TicketActor.Supervisor,
    };
}
