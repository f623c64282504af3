using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Supervision;

/// <summary>How far a ticket is supervised. In the API by name.</summary>
public enum SupervisionStanding
{
    /// <summary>Not at all.</summary>
    None = 1,
    /// <summary>催办: reminded without a letter.</summary>
    Reminded = 2,
    /// <summary>《催办通知书》 was issued.</summary>
    UrgeNotice = 3,
    /// <summary>《督办通知书》 is in force.</summary>
    Supervised = 4,
    /// <summary>解除: every 《督办通知书》 was lifted.</summary>
    Lifted = 5,
}

/// <summary>Reads it from reminders and letters.</summary>
public static class SupervisionOf
{
    /// <summary>How far this ticket is supervised now.</summary>
    public static SupervisionStanding Ticket(TicketFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var issued = file.Letters.Where(letter => letter.IssuedAt is not null).ToArray();
        if (issued.Any(letter => letter.Kind == LetterKind.Supervision && letter.IsInForce))
            return SupervisionStanding.Supervised;
        if (issued.Any(letter => letter.Kind == LetterKind.Supervision))
            return SupervisionStanding.Lifted;
        return issued.Length > 0 ? SupervisionStanding.UrgeNotice
            : file.Reminders.IsEmpty ? SupervisionStanding.None
            : SupervisionStanding.Reminded;
    }
}
