using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Checklists;

/// <summary>Every word of checklists.yaml.</summary>
public static class ChecklistWords
{
    /// <summary>Acts that may wait for a step: at registering nothing can be ticked yet.</summary>
    internal static ImmutableDictionary<string, TicketGate> Before { get; } =
        TicketGates.All.Where(one => one.Value != TicketGate.Register).ToImmutableDictionary();

    /// <summary>Acts with which a list comes by itself.</summary>
    internal static ImmutableDictionary<string, TicketGate?> Attached { get; } =
        ImmutableDictionary<string, TicketGate?>.Empty
            .Add("register", TicketGate.Register).Add("dispatch", TicketGate.Dispatch).Add("by hand", null);

    /// <summary>The words of one list.</summary>
    public static ImmutableArray<FileWord> All { get; } =
    [
        new("checklist", FileWordForm.Text, "As the API and the database name it; never change it") { Needed = true },
        new("title", FileWordForm.Text, "As pages name it") { Needed = true },
        new("for", FileWordForm.Choices, "诉求类别 to whose tickets it belongs; all when not written")
        {
            Choices = [.. ClassWords.All.Select(one => one.Key)],
        },
        new("subjects", FileWordForm.Texts, "事项 to whose tickets it belongs; all when not written"),
        new("attached", FileWordForm.Choice, "With which act it comes by itself; by hand when not written")
        {
            Choices = ["register", "dispatch", "by hand"],
        },
        new("steps", FileWordForm.Groups, "What is to be done, in its order")
        {
            Needed = true,
            Parts =
            [
                new("do", FileWordForm.Text, "What") { Needed = true },
                new("before", FileWordForm.Choice, "The act that is refused while it is open; none when not written")
                {
                    Choices = ["dispatch", "submitResult", "close"],
                },
                new("by", FileWordForm.Choice, "Who sees and ticks it beside the hotline; hotline when not written")
                {
                    Choices = ["hotline", "units"],
                },
            ],
        },
    ];
}
