using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Steps;

/// <summary>What may stand behind a word.</summary>
enum WordForm
{
    Prompt = 1,
    Place = 2,
    Keys = 3,
    Duration = 4,
    Count = 5,
    Flag = 6,
    Name = 7,
    Ratings = 8,
}

/// <summary>One word of a step, as the page for managers and the editor's schema explain it.</summary>
/// <param name="Name">As written.</param>
/// <param name="Form">What stands behind it.</param>
/// <param name="Meaning">One sentence without a full stop.</param>
/// <param name="Needed">It must be there.</param>
sealed record StepWord(string Name, WordForm Form, string Meaning, bool Needed = false);

/// <summary>One verb of the language: the word that names it comes first.</summary>
/// <param name="Meaning">What the caller meets.</param>
/// <param name="Words">Its words; the first is the verb itself.</param>
/// <param name="Read">Reads its settings.</param>
sealed record StepKind(string Meaning, ImmutableArray<StepWord> Words, Func<StepReader, Step> Read)
{
    internal string Verb => Words[0].Name;
}
