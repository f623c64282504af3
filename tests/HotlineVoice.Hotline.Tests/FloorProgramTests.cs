using FsCheck;
using FsCheck.Fluent;

namespace HotlineVoice.Hotline.Tests;

/// <summary>Anything may happen at any time, in any order, and some of it twice or never.</summary>
public sealed class FloorProgramTests
{
    [Fact]
    public void Whatever_happens_every_call_ends_once_and_every_message_is_kept()
    {
        var messages = 0;
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), program =>
            {
                var wire = new UnreliableWire();
                foreach (var step in program)
                    wire.Do(step);
                wire.BringToRest();
                wire.AssertAllIsWell();
                messages += wire.Messages;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(300));

        Assert.True(messages > 200, $"only {messages} messages were left: the programs no longer reach the voicemail");
    }

    [Fact]
    public void A_wire_that_does_nothing_but_let_time_pass_frees_every_call()
    {
        var wire = new UnreliableWire();
        for (var i = 0; i < 40; i++)
            wire.Do(0);

        wire.BringToRest();
        wire.AssertAllIsWell();
    }
}
