using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip.Tests.Transactions;

public sealed class TimerTableTests
{
    readonly TimerTable<string> _table = new();

    [Fact]
    public void The_earliest_timer_comes_first_and_one_instant_keeps_its_order()
    {
        _table.Set("late", TimeSpan.FromSeconds(3));
        _table.Set("a", TimeSpan.FromSeconds(1));
        _table.Set("b", TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), _table.NextDeadline);
        Assert.False(_table.TryTakeDue(TimeSpan.FromSeconds(0.9), out _));
        Assert.Equal(["a", "b"], Taken(TimeSpan.FromSeconds(2)));
        Assert.Equal(["late"], Taken(TimeSpan.FromSeconds(9)));
        Assert.Null(_table.NextDeadline);
    }

    [Fact]
    public void A_cleared_timer_never_fires_and_a_moved_one_fires_once()
    {
        _table.Set("gone", TimeSpan.FromSeconds(1));
        _table.Set("moved", TimeSpan.FromSeconds(1));
        _table.Clear("gone");
        _table.Set("moved", TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(5), _table.NextDeadline);
        Assert.Empty(Taken(TimeSpan.FromSeconds(4)));
        Assert.Equal(["moved"], Taken(TimeSpan.FromSeconds(6)));
    }

    [Fact]
    public void It_behaves_like_a_sorted_list_whatever_is_set_and_cleared() =>
        Prop.ForAll<(byte Name, short At, bool Clear)[]>(program =>
        {
            var table = new TimerTable<byte>();
            var model = new Dictionary<byte, TimeSpan>();
            foreach (var (name, at, clear) in program)
            {
                if (clear)
                {
                    table.Clear(name);
                    model.Remove(name);
                }
                else
                {
                    table.Set(name, TimeSpan.FromSeconds(at));
                    model[name] = TimeSpan.FromSeconds(at);
                }
            }

            var expected = model.Values.Order().ToList();
            var taken = new List<TimeSpan>();
            while (table.NextDeadline is { } due && table.TryTakeDue(due, out _))
            {
                taken.Add(due);
            }

            return taken.SequenceEqual(expected) && table.Count == 0;
        }).QuickCheckThrowOnFailure();

    List<string> Taken(TimeSpan now)
    {
        var taken = new List<string>();
        while (_table.TryTakeDue(now, out var timer))
        {
            taken.Add(timer);
        }

        return taken;
    }
}
