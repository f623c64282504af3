using HotlineVoice.Media.Rtp;

namespace HotlineVoice.Media.Tests.Rtp;

public sealed class SequenceExtenderTests
{
    readonly SequenceExtender _sequences = new();

    [Fact]
    public void Numbers_count_on_past_the_wrap()
    {
        for (var i = 65_530; i < 65_550; i++)
            _sequences.Take((ushort)i);
        Assert.Equal(65_549u, _sequences.Highest);
        Assert.Equal((20, 0), (_sequences.Received, _sequences.Lost));
    }

    [Fact]
    public void A_number_seen_before_is_a_duplicate_and_a_late_one_is_not()
    {
        _sequences.Take(10);
        _sequences.Take(12);
        Assert.Equal(SequenceVerdict.Duplicate, _sequences.Take(12));
        Assert.Equal(SequenceVerdict.Taken, _sequences.Take(11));
        Assert.Equal(SequenceVerdict.Duplicate, _sequences.Take(11));
        Assert.Equal(SequenceVerdict.Duplicate, _sequences.Take(10));
        Assert.Equal(0, _sequences.Lost);
    }

    [Fact]
    public void One_far_off_number_is_strange_and_two_in_a_row_begin_anew()
    {
        _sequences.Take(100);
        Assert.Equal(SequenceVerdict.Strange, _sequences.Take(30_000));
        Assert.Equal(SequenceVerdict.Taken, _sequences.Take(101));
        Assert.Equal(SequenceVerdict.Strange, _sequences.Take(30_000));
        Assert.Equal(SequenceVerdict.Restarted, _sequences.Take(30_001));
    }

    [Fact]
    public void The_share_lost_is_measured_from_report_to_report()
    {
        for (ushort i = 0; i < 100; i++)
        {
            if (i % 4 != 3)
                _sequences.Take(i);
        }

        _sequences.Take(100);
        Assert.InRange(_sequences.TakeFractionLost(), 62, 64);
        for (ushort i = 101; i < 200; i++)
            _sequences.Take(i);
        Assert.Equal(0, _sequences.TakeFractionLost());
        Assert.Equal(25, _sequences.Lost);
    }
}
