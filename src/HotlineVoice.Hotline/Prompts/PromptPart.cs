namespace HotlineVoice.Hotline.Prompts;

/// <summary>How a value is read aloud.</summary>
public enum SlotReading
{
    /// <summary>Digit by digit, one as yāo.</summary>
    Digits = 1,
    /// <summary>As a count: 两, 十二, 一百零五.</summary>
    Count = 2,
    /// <summary>As a place in a row, after 第: 二, 十二, 二百.</summary>
    Ordinal = 3,
    /// <summary>The id of an office (承办单位), by the reading of its name or else as an unnamed one.</summary>
    Office = 4,
}

/// <summary>A piece of a prompt: a reading on the shelf, or a value that is read when it is known.</summary>
public abstract record PromptPart
{
    PromptPart()
    {
    }

    /// <summary>A reading, by its name on the shelf.</summary>
    public sealed record Reading(string ShelfName) : PromptPart;

    /// <summary>A value.</summary>
    public sealed record Slot(SlotReading How, string Name) : PromptPart;
}
