using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;

namespace HotlineVoice.Hotline.Stories;

/// <summary>Plays one story: a caller with ears and fingers, and a telephone network that loses nothing.</summary>
sealed class StoryRunner(PlanSet plans, string hotline, Story story, ProblemList problems)
{
    static readonly TimeSpan _betweenKeys = TimeSpan.FromMilliseconds(500);

    readonly StoryWorld _world = new(plans, story);

    /// <summary>Stops at the first thing that does not come true: what follows would only follow from it.</summary>
    internal void Run()
    {
        _world.Dial();
        foreach (var act in story.Acts)
            if (!Do(act))
                return;
        if (story.Ends is null)
            _world.HangUp();
        _world.AwaitEnd();
        Compare();
    }

    bool Do(StoryAct act)
    {
        switch (act)
        {
            case StoryAct.Hears hears:
                return Hear(hears);
            case StoryAct.Presses presses:
                foreach (var key in presses.Keys)
                {
                    _world.Press(key);
                    _world.Pass(_betweenKeys);
                }

                return true;
            case StoryAct.Says says:
                return _world.TrySpeak(says.Length)
                    || Fail(says.Place, "no recording began to speak into", "Let the caller reach a voicemail first");
            case StoryAct.Waits waits:
                _world.Pass(waits.Length);
                return true;
            default:
                _world.HangUp();
                return true;
        }
    }

    bool Hear(StoryAct.Hears hears)
    {
        var readings = plans.Prompts.Read(hotline, hears.Prompt);
        if (readings.IsEmpty)
            return Fail(hears.Place, $"there is no prompt `{hears.Prompt}`",
                Spelling.Suggest(hears.Prompt, plans.Prompts.IdsOf(hotline)));
        if (_world.TryHear(readings[0], out var instead))
            return true;
        var heard = instead.Count == 0 ? "nothing" : string.Join(", ", instead);
        return Fail(hears.Place, $"`{hears.Prompt}` was not heard; the caller heard {heard}",
            "Change the story or the flow");
    }

    void Compare()
    {
        const string remedy = "Change the story or the flow";
        if (_world.Finished is not { } record)
        {
            var what = _world.Refused is { } why ? $"the call was refused: {why}" : "the call did not end";
            Fail(story.Place, what, remedy);
            return;
        }

        if (story.Path is { } path && path.Value != record.IvrPath)
            Fail(path.Place, $"the call took the path {record.IvrPath}", remedy);
        if (story.Ends is { } ends && ends.Value != record.EndReason)
            Fail(ends.Place, $"the call ended with {record.EndReason}", remedy);
        if (story.Voicemail is { } expected)
            CompareVoicemail(expected.Value, expected.Place);
    }

    void CompareVoicemail(ExpectedVoicemail expected, TextNode place)
    {
        const string remedy = "Change the story, the hours or the voicemail rule";
        if (_world.Voicemail is not { } left)
        {
            if (expected.Any)
                Fail(place, "no voicemail was left", remedy);
            return;
        }

        if (!expected.Any)
            Fail(place, "a voicemail was left", remedy);
        if (expected.RegisteredBy is { } registered && registered != left.RegisterDue)
            Fail(place, $"the voicemail is to be registered by {left.RegisterDue:yyyy-MM-dd}", remedy);
        if (expected.RepliedBy is { } replied && replied != left.ReplyDue)
            Fail(place, $"the voicemail is to be replied to by {Day(left.ReplyDue)}", remedy);
        if (expected.NoReply && left.ReplyDue is not null)
            Fail(place, $"the voicemail is to be replied to by {Day(left.ReplyDue)}", remedy);
        if (expected.Anonymous is { } anonymous && anonymous != left.Anonymous)
            Fail(place, left.Anonymous ? "the voicemail is anonymous" : "the voicemail is not anonymous", remedy);
    }

    static string Day(DateOnly? day) => day is { } set ? $"{set:yyyy-MM-dd}" : "nobody";

    bool Fail(TextNode place, string what, string remedy)
    {
        problems.Add(place, $"«{story.Title}»: {what}", remedy);
        return false;
    }
}
