using HotlineVoice.Journeys.Backstage;
using System.Globalization;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Sound;
using HotlineVoice.Sip;
using HotlineVoice.Switch;
using HotlineVoice.Switch.Callers;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Journeys.OverRealSockets;

/// <summary>The town's journeys once more where nothing is virtual: sockets, threads and time are the
/// machine's.</summary>
public sealed class TheSameNightOverUdp : IAsyncLifetime
{
    readonly MemoryStore _store = new()
    {
        Seats = [new("8001", null, Account.Ha1Md5, Account.Ha1Sha256, [])],
    };

    readonly FolderShelf _shelf = new();
    SwitchService _switch = null!;

    static SipAccount Account { get; } = SipAccount.FromPassword("8001", "localhost", "right");

    public async ValueTask InitializeAsync()
    {
        var night = DateTimeOffset.Parse("2026-03-24 21:30 +08:00", CultureInfo.InvariantCulture);
        _switch = new SwitchService(
            new SwitchOptions
            {
                Listen = ["udp:127.0.0.1:0", "tcp:127.0.0.1:0"],
                MediaPorts = "0",
                Lanes = 3,
                Trunks = [new TrunkOptions("city", ["127.0.0.2"])],
                Drain = TimeSpan.FromSeconds(1),
            },
            new SwitchPorts(_store, _store, _shelf, DomainClock.ForRehearsal(night)) { Standings = _store },
            HotlineFiles.Plans,
            NullLoggerFactory.Instance);
        _switch.UsePrompts(HotlineFiles.Prompts.Select(prompt =>
            KeyValuePair.Create(prompt.Key, (ReadOnlyMemory<byte>)Wav(prompt.Value.Samples))));
        await _switch.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _switch.StopAsync(CancellationToken.None);
        _shelf.Dispose();
    }

    [Fact]
    public async Task A_citizen_hears_the_night_s_greeting_and_her_message_is_on_disk_as_she_said_it()
    {
        var result = await new TestCaller(new TestCallOptions(Target)
        {
            From = "13800138001",
            Keys = ["1"],
            Say = Wav(Tone.Samples(ToneShape.Hum(700, TimeSpan.FromSeconds(4)))),
        }).CallAsync(CancellationToken.None);

        Assert.Equal("answered", result.Result);
        Assert.True(Ear.Find(result.Heard, Prompt("jn12316/after_hours")).Likeness > Ear.LikeEnough);
        Assert.True(Ear.Find(result.Heard, Prompt("jn12316/vm")).Likeness > Ear.LikeEnough);
        await EndsWellAsync();
        var voicemail = Assert.Single(_store.Read(ledger => ledger.Voicemails));
        var wav = File.ReadAllBytes(_shelf.Find(voicemail.RecordingId)!);
        Assert.True(WavHeader.TryRead(wav, out var header));
        Assert.InRange(Ear.WholeTone(header.ToSamples(wav), 700).TotalSeconds, 3.8, 4.2);

        // He speaks when he has heard the tone, and stays on the line for a second: no silence is waited for.
        Assert.InRange(header.Length.TotalSeconds, 4.5, 6.5);
        var call = Assert.Single(_store.Read(ledger => ledger.Finished));
        Assert.Equal(CallEndReason.VoicemailLeft, call.EndReason);
        Assert.Equal(HangupSide.Citizen, call.HangupSide);
    }

    [Fact]
    public async Task A_number_nobody_has_is_404_and_a_stranger_without_a_password_hears_nothing()
    {
        var unknown = await new TestCaller(new TestCallOptions(Target.Replace("12316", "99999")))
            .CallAsync(CancellationToken.None);
        var stranger = await new TestCaller(new TestCallOptions(Target)
        {
            Local = System.Net.IPAddress.Parse("127.0.0.3"),
        }).CallAsync(CancellationToken.None);

        Assert.Equal(("rejected", 404), (unknown.Result, unknown.Status));
        Assert.Equal("rejected", stranger.Result);
        Assert.Equal(401, stranger.Status);
    }

    [Fact]
    public async Task A_seat_that_proves_its_password_can_dial_the_hotline()
    {
        var result = await new TestCaller(new TestCallOptions(Target)
        {
            From = "8001",
            Password = "right",
            Local = System.Net.IPAddress.Loopback,
            Length = TimeSpan.FromSeconds(3),
        }).CallAsync(CancellationToken.None);

        Assert.Equal("answered", result.Result);
        Assert.InRange(result.RtpReceived, 130, 160);
        Assert.Equal(0, result.RtpLost);
    }

    [Theory]
    [InlineData("right", 200)]
    [InlineData("wrong", 401)]
    public async Task A_seat_s_telephone_registers_with_its_password_and_with_no_other(string password, int status)
    {
        await using var seat = new TestSeat(
            "8001", password, "localhost", System.Net.IPAddress.Loopback,
            System.Net.IPEndPoint.Parse(_switch.Addresses[0]["udp:".Length..]));

        Assert.Equal(status, await seat.RegisterAsync(CancellationToken.None));
        await ComesAsync(ledger => ledger.Facts.OfType<Fact.BindingKept>().Any() == (status == 200));
    }

    [Fact]
    public async Task Stopping_ends_the_call_that_still_talks_and_keeps_its_record()
    {
        var call = new TestCaller(new TestCallOptions(Target)).CallAsync(CancellationToken.None);
        await ComesAsync(ledger => ledger.Facts.Count >= 2);
        await _switch.StopAsync(CancellationToken.None);

        var result = await call;
        Assert.Equal(("answered", "peer"), (result.Result, result.EndedBy));
        Assert.Equal(CallEndReason.ServerStopped, Assert.Single(_store.Read(ledger => ledger.Finished)).EndReason);
        Assert.Empty(_switch.Addresses);
    }

    string Target => $"sip:12316@{_switch.Addresses[0]["udp:".Length..]}";

    /// <summary>The last facts of a call reach the store a moment after its BYE was answered.</summary>
    Task EndsWellAsync() => ComesAsync(ledger => ledger.Finished.Count > 0);

    async Task ComesAsync(Func<Ledger, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!_store.Read(condition))
            await timer.WaitForNextTickAsync(limit.Token);
    }

    static ReadOnlySpan<short> Prompt(string name) => HotlineFiles.Prompts[name].Samples;

    static byte[] Wav(ReadOnlySpan<short> samples)
    {
        var wav = new byte[WavHeader.Bytes + (samples.Length * sizeof(short))];
        WavHeader.Write(wav, channels: 1, samples.Length * sizeof(short));
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(samples).CopyTo(wav.AsSpan(WavHeader.Bytes));
        return wav;
    }
}
