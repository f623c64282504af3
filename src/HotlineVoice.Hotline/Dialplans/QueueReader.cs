using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Queues.Offering;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>Reads queues.yaml.</summary>
static class QueueReader
{
    internal static ImmutableDictionary<string, QueuePlan> Read(string code, string text, ProblemList problems)
    {
        var queues = ImmutableDictionary.CreateBuilder<string, QueuePlan>();
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.Map map)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where queues are expected", "Write q_name: { title: … }");
            return queues.ToImmutable();
        }

        foreach (var entry in map.Entries)
            if (queues.ContainsKey(entry.Key.Text))
                problems.Add(entry.Key, $"queue `{entry.Key.Text}` is written twice", "Keep one of them");
            else if (Fields.Of(entry.Value, QueueWords.All.Select(word => word.Name), problems) is { } fields)
                queues.Add(entry.Key.Text, new One(fields, problems).Read($"{code}/{entry.Key.Text}"));
        return queues.ToImmutable();
    }

    /// <summary>One queue, group by group.</summary>
    sealed class One(Fields fields, ProblemList problems)
    {
        static QueuePlan Usual => QueueWords.Usual;

        internal QueuePlan Read(string id)
        {
            var plan = new QueuePlan(id, fields.Text("title", needed: true) ?? "")
            {
                Skills = ReadSkills(fields.Find("skills")),
                Anonymous = fields.Flag("anonymous", Usual.Anonymous),
                Confidential = fields.Flag("confidential", Usual.Confidential),
                TicketClass = fields.Text("class"),
                OfferTo = ReadWay(),
                RingFor = Duration(fields, QueueWords.Find("ring for"), Usual.RingFor),
                WaitingMax = Count("waiting at most", Usual.WaitingMax),
                WaitMax = DurationOrNever("wait at most", Usual.WaitMax),
                Priority = Count("priority", Usual.Priority),
                MissesMax = Count("misses", Usual.MissesMax),
                ExitKey = ReadExitKey(),
                SayNumber = fields.Flag("say number", Usual.SayNumber),
                Record = fields.Flag("record", Usual.Record),
            };
            return ReadWiden(ReadCallback(ReadTell(ReadPauses(ReadWrapUp(plan)))));
        }

        string ReadWay()
        {
            if (fields.Scalar("offer to") is not { } way)
                return Usual.OfferTo;
            if (OfferingCatalogue.Find(way.Text) is null)
                problems.Add(way, $"there is no way of offering `{way.Text}`",
                    Spelling.Suggest(way.Text, OfferingCatalogue.All.Select(known => known.Name)));
            return way.Text;
        }

        char? ReadExitKey()
        {
            if (fields.Scalar("exit key") is not { } key)
                return null;
            if (key.Text is [var digit] && QueueWords.ExitKeys.Contains(digit))
                return digit;
            problems.Add(key, $"`{key.Text}` is no key that can leave a queue",
                "Use 2 to 9 or \"*\"; 0 asks for a person, 1 takes the callback, # ends input");
            return null;
        }

        QueuePlan ReadWrapUp(QueuePlan plan)
        {
            if (Group(QueueWords.WrapUp) is not { } group)
                return plan;
            var length = Duration(group, QueueWords.WrapUp, "for", Usual.WrapUp);
            var most = Duration(group, QueueWords.WrapUp, "at most", Max(length, Usual.WrapUpMax));
            if (most < length)
                problems.Add(group.Find("at most")!, $"`at most` is shorter than `for`, which is {Write(length)}",
                    $"Write at least {Write(length)}");
            return plan with
            {
                WrapUp = length,
                WrapUpMore = Duration(group, QueueWords.WrapUp, "more", Usual.WrapUpMore),
                WrapUpMax = most,
            };
        }

        QueuePlan ReadPauses(QueuePlan plan) => Group(QueueWords.Pauses) is not { } group ? plan : plan with
        {
            BusyPause = Duration(group, QueueWords.Pauses, "busy", Usual.BusyPause),
            RejectPause = Duration(group, QueueWords.Pauses, "refused", Usual.RejectPause),
            MissPause = Duration(group, QueueWords.Pauses, "missed", Usual.MissPause),
        };

        QueuePlan ReadTell(QueuePlan plan)
        {
            if (Group(QueueWords.Tell) is not { } group)
                return plan;
            var every = Duration(group, QueueWords.Tell, "every", Usual.TellEvery);
            var gap = Duration(group, QueueWords.Tell, "gap", every < Usual.TellGap ? every : Usual.TellGap);
            if (gap > every)
                problems.Add(group.Find("gap")!, $"`gap` is longer than `every`, which is {Write(every)}",
                    $"Write at most {Write(every)}");
            return plan with { TellEvery = every, TellGap = gap };
        }

        QueuePlan ReadCallback(QueuePlan plan)
        {
            var after = DurationOrNever("callback after", plan.Anonymous ? null : Usual.CallbackAfter);
            if (plan.Anonymous && after is not null)
                problems.Add(fields.Find("callback after")!, "an anonymous caller is offered no callback",
                    "Remove `callback after`, or write never");
            return plan with { CallbackAfter = after };
        }

        QueuePlan ReadWiden(QueuePlan plan)
        {
            if (Group(QueueWords.Widen) is not { } group)
                return plan;
            group.Need("after");
            if (group.Need("skills") is TextNode.List { Items.IsEmpty: true } empty)
                problems.Add(empty, "the queue is widened to no skill", "Name one: [综合]");
            return plan with
            {
                WidenAfter = Duration(group, QueueWords.Widen, "after", TimeSpan.Zero),
                WidenTo = ReadSkills(group.Find("skills")),
            };
        }

        ImmutableArray<string> ReadSkills(TextNode? node)
        {
            if (node is null)
                return [];
            var skills = ImmutableArray.CreateBuilder<string>();
            foreach (var item in node is TextNode.List list ? list.Items : [node])
                if (item is TextNode.Scalar { Text.Length: > 0 } skill)
                    skills.Add(skill.Text);
                else
                    problems.Add(item, $"{item.Kind} is no skill", "Name it: 综合");
            return skills.ToImmutable();
        }

        Fields? Group(QueueWord word) =>
            Fields.Of(fields.Find(word.Name), word.Parts.Select(part => part.Name), problems);

        int Count(string name, int usual)
        {
            var (least, most) = QueueWords.Find(name).Bounds;
            return fields.Count(name, usual, least, most);
        }

        TimeSpan? DurationOrNever(string name, TimeSpan? usual)
        {
            if (fields.Find(name) is null)
                return usual;
            return fields.Find(name) is TextNode.Scalar { Text: QueueWords.Never }
                ? null
                : Duration(fields, QueueWords.Find(name), TimeSpan.Zero);
        }

        static TimeSpan Duration(Fields group, QueueWord of, string part, TimeSpan usual) =>
            Duration(group, of.Parts.First(word => word.Name == part), usual);

        static TimeSpan Duration(Fields group, QueueWord word, TimeSpan usual) => group.Duration(
            word.Name, usual, TimeSpan.FromSeconds(word.Bounds.Least), TimeSpan.FromSeconds(word.Bounds.Most));

        static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

        static string Write(TimeSpan value) => Durations.Write(value);
    }
}
