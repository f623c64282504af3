using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Shapes.Office;

/// <summary>What somebody noted on a ticket.</summary>
public sealed record NoteShape
{
    /// <summary>A name of one character is found in every second word.</summary>
    const int NameCharactersMin = 2;

    public required int Seq { get; init; }
    public required string Text { get; init; }
    /// <summary>internal, unit, caller.</summary>
    public required string Visibility { get; init; }
    public required string By { get; init; }
    public string? OrgId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>With of the caller, should he be named in it, as much as the reader may see of him.</summary>
    internal static NoteShape Of(Note note, Caller? caller, IdentitySight sight) => new()
    {
        Seq = note.Seq,
        Text = Shown(note.Text, caller, sight),
        Visibility = TicketWords.Of(note.Visibility),
        By = note.By,
        OrgId = note.OrgId,
        At = note.At,
    };

    /// <summary>What somebody wrote, with of the caller as much as the reader may see.</summary>
    internal static string Shown(string text, Caller? caller, IdentitySight sight) =>
        sight == IdentitySight.Clear || caller is null ? text : Masked(text, caller);

    static string Masked(string text, Caller caller)
    {
        foreach (var number in new[] { caller.Phone, caller.AltPhone })
            if (CitizenNumber.IsSubscriber(number))
                text = text.Replace(number!, CitizenNumber.Mask(number!), StringComparison.Ordinal);
        return caller.Name is { Length: >= NameCharactersMin } name
            ? text.Replace(name, TicketSight.MaskName(name), StringComparison.Ordinal)
            : text;
    }
}
