using HotlineVoice.Journeys.Backstage;
using System.Net;
using HotlineVoice.Media;
using HotlineVoice.Media.Codecs;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys.People;

/// <summary>Somebody with a telephone. Every step either comes about within its time or fails the journey with what was
/// heard instead.</summary>
sealed class Citizen(Town town, Telephone telephone) : ITelephoneWire
{
    /// <summary>By this tone others know him.</summary>
    public const double HumHertz = 700;

    static readonly TimeSpan _lookEvery = TimeSpan.FromMilliseconds(400);
    int _from;
    bool _isOffTheWire;

    public Telephone Telephone => telephone;

    public bool IsTalking => telephone.State == TelephoneState.Talking;

    public Citizen Dials(string number)
    {
        _from = 0;
        telephone.Dial(number, town.Now);
        return this;
    }

    /// <summary>The call is answered.</summary>
    public Citizen IsAnswered()
    {
        Assert.True(
            town.Passes(
                () => telephone.State is TelephoneState.Talking or TelephoneState.Ended,
                TimeSpan.FromSeconds(35)),
            "Nobody answered.");
        Assert.Equal(TelephoneState.Talking, telephone.State);
        return this;
    }

    /// <summary>The call is refused with this status.</summary>
    public Citizen IsRefused(int status)
    {
        town.Passes(() => telephone.State == TelephoneState.Ended, TimeSpan.FromSeconds(35));
        Assert.Equal(TelephoneState.Ended, telephone.State);
        Assert.Equal(status, telephone.Status);
        return this;
    }

    /// <summary>Hears this prompt within a time, after what was heard before.</summary>
    public Citizen Hears(string prompt, double seconds = 30, double likeEnough = Ear.LikeEnough)
    {
        var samples = HotlineFiles.Prompts[prompt].Samples;
        var end = town.Now + TimeSpan.FromSeconds(seconds);
        var best = 0.0;
        var from = _from;
        while (town.Now < end)
        {
            town.Passes(_lookEvery);
            var (likeness, at) = Ear.Find(telephone.Heard[from..], samples);
            best = Math.Max(best, likeness);
            if (likeness >= likeEnough)
            {
                _from = Math.Min(telephone.Heard.Length, from + at + Math.Min(samples.Length, Ear.TemplateSamples));
                return this;
            }

            // What was looked through need not be looked through again, but for a prompt that has just begun.
            from = Math.Max(from, telephone.Heard.Length - (2 * Ear.TemplateSamples));
        }

        Assert.Fail($"«{prompt}» was not heard within {seconds} s; the likest sound was {best:F2} like it.");
        return this;
    }

    /// <summary>Hears the waiting music now.</summary>
    public Citizen HearsMusic()
    {
        town.Passes(TimeSpan.FromSeconds(3));
        var music = HotlineFiles.Prompts["music/waiting"].Samples;
        var (likeness, _) = Ear.Find(music, telephone.Heard[^16_000..]);
        Assert.True(likeness >= Ear.LikeEnough, $"What was heard is {likeness:F2} like the music.");
        return this;
    }

    /// <summary>This prompt has not been heard so far.</summary>
    public Citizen HasNotHeard(string prompt)
    {
        var (likeness, _) = Ear.Find(telephone.Heard, HotlineFiles.Prompts[prompt].Samples);
        Assert.True(likeness < Ear.LikeEnough, $"«{prompt}» was heard ({likeness:F2}).");
        return this;
    }

    public Citizen Presses(string keys)
    {
        telephone.Press(keys, town.Now);
        town.Passes(TimeSpan.FromMilliseconds(300 * keys.Length));
        return this;
    }

    /// <summary>Waits until the prompt heard last is over and the line is silent.</summary>
    public Citizen WaitsForSilence(double seconds = 30)
    {
        var end = town.Now + TimeSpan.FromSeconds(seconds);
        while (town.Now < end)
        {
            town.Passes(_lookEvery);
            var heard = telephone.Heard;
            if (heard.Length > 4_800 && IsSilent(heard[^4_800..]))
                return this;
        }

        Assert.Fail("The line did not fall silent.");
        return this;
    }

    /// <summary>Hums his tone for so long, and waits for the end of it.</summary>
    public Citizen Hums(double seconds)
    {
        telephone.Hum(HumHertz, TimeSpan.FromSeconds(seconds), town.Now);
        town.Passes(TimeSpan.FromSeconds(seconds));
        return this;
    }

    public Citizen HangsUp()
    {
        telephone.HangUp(town.Now);
        town.Passes(TimeSpan.FromMilliseconds(300));
        return this;
    }

    /// <summary>Is hung up on, after everything was said.</summary>
    public Citizen IsHungUpOn(double seconds = 40)
    {
        Assert.True(
            town.Passes(() => telephone.State == TelephoneState.Ended, TimeSpan.FromSeconds(seconds)),
            "The hotline did not hang up.");
        Assert.True(telephone.End!.ByPeer, "He hung up himself.");
        return this;
    }

    /// <summary>The telephone vanishes: its battery, its network.</summary>
    public Citizen Vanishes()
    {
        _isOffTheWire = true;
        return this;
    }

    public bool IsAt(IPEndPoint address) => telephone.Options.Sip.Equals(address);

    public bool ListensAt(RtpAddress address, bool control)
    {
        var sound = telephone.Options.Sound;
        return address == RtpAddress.From(sound.Address, (ushort)(sound.Port + (control ? 1 : 0)));
    }

    public void MessageComes(byte[] message)
    {
        if (!_isOffTheWire)
            telephone.Receive(message, town.Now);
    }

    public void PacketComes(byte[] packet, RtpAddress from, bool control)
    {
        if (_isOffTheWire)
            return;
        if (control)
            telephone.ReceiveControl(packet, from, town.Now);
        else
            telephone.Receive(packet, from, town.Now);
    }

    public void Tick(TimeSpan now) => telephone.Tick(this, now);

    void ITelephoneWire.Send(ReadOnlySpan<byte> message, IPEndPoint to)
    {
        if (!_isOffTheWire)
            town.Fly(message, bytes => town.MessageComes(bytes, telephone.Options.Sip));
    }

    void ITelephoneWire.Send(ReadOnlySpan<byte> packet, RtpAddress to, bool control)
    {
        if (_isOffTheWire)
            return;
        var sound = telephone.Options.Sound;
        var from = RtpAddress.From(sound.Address, (ushort)(sound.Port + (control ? 1 : 0)));
        town.Fly(packet, bytes => town.PacketComes(bytes, from, to, control));
    }

    static bool IsSilent(ReadOnlySpan<short> samples)
    {
        foreach (var sample in samples)
        {
            if (Math.Abs((int)sample) > AudioCodec.SampleRateHertz / 40)
                return false;
        }

        return true;
    }
}
