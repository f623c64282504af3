using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>
/// By day, with the real prompts: what is heard from the greeting to the honest word that nobody is there.
/// </summary>
public sealed class DayCitizenTests
{
    [Fact]
    public async Task A_citizen_walks_the_menu_by_day_and_hears_the_truth_about_the_queue()
    {
        await using var server = await ServerProcess.StartAsync(new ServerSettings { QuickPrompts = false });
        var (number, voice) = (Sipp.NewNumber(), Path.Combine(server.Folder, "voice.wav"));
        await Sox.ToneAsync(voice, 500, 60);
        await using var phone = await Baresip.CitizenAsync(number, voice);
        await phone.DialAsync($"sip:12316@{server.Sip}");
        await server.Api.CallAsync(number, call => call.PathOf().Contains("menu"));
        await phone.HearAsync(TimeSpan.FromSeconds(3));
        await phone.PressAsync('1');
        await server.Api.CallAsync(number, call => call.PathOf().Contains("q_consult"));
        await phone.HearAsync(TimeSpan.FromSeconds(5));
        await phone.HangUpAsync();
        var call = await server.Api.EndedCallAsync(number);
        var heard = await phone.HeardAsync();

        Assert.StartsWith("welcome,menu:1,q_consult", call.PathOf());
        Assert.All(["jn12316/welcome", "jn12316/menu", "common/queue_unstaffed"], prompt =>
            Assert.InRange(heard.Likeness(
                Wav.Read(Repository.PathOf($"prompts/zh-CN/{prompt}.wav")).Trimmed(250),
                TimeSpan.Zero, TimeSpan.FromSeconds(1.2)), 0.9, 1.01));
    }
}
