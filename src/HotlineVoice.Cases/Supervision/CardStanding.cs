using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Supervision;

/// <summary>Which card a unit has for a ticket now. In the API by name, the worst last.</summary>
public enum CardStanding
{
    /// <summary>绿牌, or no clock has shown another.</summary>
    Green = 1,
    /// <summary>黄牌（提示）: by the letter of the clause, and no lateness.</summary>
    YellowAdvisory = 2,
    /// <summary>黄牌.</summary>
    Yellow = 3,
    /// <summary>红牌.</summary>
    Red = 4,
}

/// <summary>Reads it from the cards that were issued: the worse of the two clocks.</summary>
public static class CardOf
{
    /// <summary>The card of one assignment.</summary>
    public static CardStanding Assignment(TicketFile file, int assignmentSeq)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Cards
            .Where(card => card.AssignmentSeq == assignmentSeq)
            .Select(card => card switch
            {
                { Colour: CardColour.Red } => CardStanding.Red,
                { Colour: CardColour.Yellow, Advisory: false } => CardStanding.Yellow,
                { Colour: CardColour.Yellow } => CardStanding.YellowAdvisory,
                _ => CardStanding.Green,
            })
            .DefaultIfEmpty(CardStanding.Green)
            .Max();
    }
}
