using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Storage.Journals;

namespace HotlineVoice.Server.Tests.Storage.Journals;

/// <summary>What waits in a journal is read by the next program, perhaps a newer one.</summary>
public sealed class FactJsonTests
{
    static readonly Fact[] _one =
    [
        Samples.Begun(Samples.Call("01A")),
        new Fact.CallChanged("c", Samples.Morning, Samples.Call("01A") with { State = CallState.Waiting }),
        Samples.Finished(Samples.Call("01A").Ended()),
        Samples.Begun(Samples.Voicemail("vm1")),
        Samples.Left(Samples.Voicemail("vm1")),
        new Fact.VoicemailDropped("d", Samples.Morning, "vm1", "rec-vm1"),
        new Fact.BindingKept("b", Samples.Morning, Samples.Binding("8001", Samples.Morning)),
        new Fact.BindingGone("g", Samples.Morning, "8001", "sip:8001@127.0.0.1"),
        Samples.Changed(Samples.Standing("8001", SeatState.Talking) with { Call = new CallId("01A") }),
        new Fact.QueueChanged("q", Samples.Morning, Samples.Queue()),
        Samples.Owed(Samples.Callback("01A", Samples.Morning)),
        Samples.Made(Samples.Attempt("at1", Samples.Morning)),
        new Fact.Supervised("s", Samples.Morning, new CallId("01A"), "8009", null, "listen"),
        new Fact.AlarmRaised("a", Samples.Morning, "disk.full", "磁盘已满"),
        new Fact.AlarmEnded("e", Samples.Morning, "disk.full"),
    ];

    [Fact]
    public void Every_kind_of_fact_is_read_back_as_it_was_written()
    {
        var kinds = typeof(Fact).GetNestedTypes().Where(kind => kind.IsSubclassOf(typeof(Fact)));
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), _one.Select(fact => fact.GetType().Name).Order());
        foreach (var fact in _one)
        {
            var (kind, json) = FactJson.Write(fact);

            var read = FactJson.Read(kind, json)!;

            Assert.Equal((fact.GetType(), fact.Id, fact.At), (read.GetType(), read.Id, read.At));
            // Records hold arrays, which compare by where they lie.
            Assert.Equal(json, FactJson.Write(read).Json);
        }
    }

    [Fact]
    public void What_this_program_does_not_know_is_nothing_and_no_fault()
    {
        Assert.Null(FactJson.Read("CallBlessed", "{}"));
        Assert.Null(FactJson.Read("CallBegun", "{broken"));
    }
}
