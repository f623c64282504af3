using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Tags are short words, few enough to be read, and there is one to put on or take off.</summary>
sealed class TheTagsAreWords : Guard<TicketAct.SetTags>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.SetTags act)
    {
        if (act.Add.IsEmpty && act.Remove.IsEmpty)
            return Wrong("tags", "没有要添加或去掉的标签");
        if (act.Add.FirstOrDefault(word => !IsWord(word)) is { } odd)
            return Wrong("tags", $"标签「{odd}」应为不超过{TicketTag.WordCharactersMax}个字符的一行文字，不含「、」和「,」");
        var on = scene.File.Tags.Where(one => one.RemovedAt is null).Select(one => one.Word)
            .Except(act.Remove).Union(act.Add).Count();
        return on > TicketTag.WordsMax ? Wrong("tags", $"一张工单最多{TicketTag.WordsMax}个标签") : null;
    }

    static bool IsWord(string word) => word.Length is > 0 and <= TicketTag.WordCharactersMax && word.Trim() == word
        && !word.Any(letter => char.IsControl(letter) || letter is '、' or ',');
}
