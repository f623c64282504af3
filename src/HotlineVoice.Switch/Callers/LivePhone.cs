using System.Net;
using HotlineVoice.Switch.Loops;

namespace HotlineVoice.Switch.Callers;

/// <summary>A telephone on real sockets for somebody who follows its call step by step: the demo's citizens.</summary>
sealed class LivePhone : IAsyncDisposable
{
    static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(5);
    static readonly TimeSpan _lookEvery = TimeSpan.FromMilliseconds(250);

    // Longer than a speaker's pause between two readings: 0.6 s.
    const int SilenceSamples = 4_800;

    readonly Uptime _uptime = new();
    readonly PhoneLine _line;
    readonly Lock _gate = new();
    readonly Thread _thread;
    int _from;
    volatile bool _stop;

    public LivePhone(IPAddress local, Func<IPEndPoint, IPEndPoint, TelephoneOptions> describe)
        : this(PhoneSockets.Bind(local), describe)
    {
    }

    /// <summary>The telephone takes the sockets over.</summary>
    public LivePhone(PhoneSockets sockets, Func<IPEndPoint, IPEndPoint, TelephoneOptions> describe)
    {
        _line = new PhoneLine(sockets, describe);
        _thread = new Thread(Run) { IsBackground = true, Name = $"phone at {sockets.Address}" };
        _thread.Start();
    }

    public void Dial(string number) => Do((phone, now) =>
    {
        _from = 0;
        phone.Dial(number, now);
    });

    public void Press(string keys) => Do((phone, now) => phone.Press(keys, now));

    public void Hum(double hertz, TimeSpan length) => Do((phone, now) => phone.Hum(hertz, length, now));

    public void Answer() => Do((phone, now) =>
    {
        _from = 0;
        phone.Answer(now);
    });

    public void Register() => Do((phone, now) => phone.Register(now));

    /// <summary>Takes its registration back, as somebody who unplugs it in order.</summary>
    public void Unregister() => Do((phone, now) => phone.Registration.End(now));

    public int RegistrationStatus
    {
        get
        {
            lock (_gate)
                return _line.Telephone.Registration.Status;
        }
    }

    public void HangUp() => Do((phone, now) => phone.HangUp(now));

    /// <summary>How much of this call was heard so far, in samples.</summary>
    public int HeardSamples
    {
        get
        {
            lock (_gate)
                return _line.Telephone.Heard.Length;
        }
    }

    /// <summary>True once a call rings here.</summary>
    public Task<bool> RingsAsync(TimeSpan within, CancellationToken cancel) =>
        WaitAsync(phone => phone.State == TelephoneState.Ringing, within, cancel);

    /// <summary>True once the server has said its last word on the registration, which is then good or not.</summary>
    public Task<bool> IsSettledAsync(TimeSpan within, CancellationToken cancel) =>
        WaitAsync(phone => phone.Registration.IsSettled, within, cancel);

    /// <summary>True once nothing was heard for a while: whoever spoke has finished.</summary>
    public Task<bool> HearsSilenceAsync(TimeSpan within, CancellationToken cancel) =>
        WaitAsync(phone => phone.Heard.Length >= SilenceSamples && Ear.IsSilent(phone.Heard[^SilenceSamples..]),
            within, cancel);

    /// <summary>True once so much of this call was heard.</summary>
    public Task<bool> HasHeardAsync(int samples, TimeSpan within, CancellationToken cancel) =>
        WaitAsync(phone => phone.Heard.Length >= samples, within, cancel);

    /// <summary>True once the call is answered.</summary>
    public Task<bool> IsAnsweredAsync(TimeSpan within, CancellationToken cancel) =>
        WaitAsync(phone => phone.State == TelephoneState.Talking, within, cancel);

    /// <summary>True once the other side has hung up.</summary>
    public Task<bool> IsHungUpOnAsync(TimeSpan within, CancellationToken cancel) =>
        WaitAsync(phone => phone.End is { ByPeer: true }, within, cancel);

    /// <summary>True once what is being said is over.</summary>
    public Task<bool> HasSpokenAsync(TimeSpan within, CancellationToken cancel) =>
        WaitAsync(phone => phone.IsSilent, within, cancel);

    /// <summary>Listens for a prompt after what was heard before. How alike the likest sound was; a prompt that was
    /// heard
    /// is at least <see cref="Ear.LikeEnough"/>.</summary>
    public async Task<double> HearsAsync(short[] prompt, TimeSpan within, CancellationToken cancel)
    {
        var (best, from, end) = (0.0, _from, _uptime.Now + within);
        using var timer = new PeriodicTimer(_lookEvery);
        while (best < Ear.LikeEnough && _uptime.Now < end)
        {
            await timer.WaitForNextTickAsync(cancel).ConfigureAwait(false);
            var heard = HeardSince(from);
            var (likeness, at) = Ear.Find(heard, prompt);
            best = Math.Max(best, likeness);
            if (likeness >= Ear.LikeEnough)
                _from = from + Math.Min(heard.Length, at + Math.Min(prompt.Length, Ear.TemplateSamples));
            from += Math.Max(0, heard.Length - (2 * Ear.TemplateSamples));
        }

        return best;
    }

    /// <summary>Listens for a tone of at least this length after what was heard before; true when it came.</summary>
    public async Task<bool> HearsToneAsync(
        double hertz, TimeSpan length, TimeSpan within, CancellationToken cancel)
    {
        var came = await WaitAsync(
            phone => Ear.LongestTone(phone.Heard[_from..], hertz) >= length, within, cancel).ConfigureAwait(false);
        if (came)
            _from = HeardSamples;
        return came;
    }

    public async ValueTask DisposeAsync()
    {
        _stop = true;
        await Task.Run(_thread.Join).ConfigureAwait(false);
        _line.Dispose();
    }

    void Run()
    {
        for (var next = _uptime.Now; !_stop; next += _turn)
        {
            _uptime.SleepUntil(next);
            lock (_gate)
                _line.Turn(_uptime.Now);
        }
    }

    void Do(Action<Telephone, TimeSpan> act)
    {
        lock (_gate)
            act(_line.Telephone, _uptime.Now);
    }

    /// <summary>What was heard of this call from a sample on.</summary>
    public short[] HeardSince(int from)
    {
        lock (_gate)
            return _line.Telephone.Heard[from..].ToArray();
    }

    /// <summary>True once the telephone is as asked for; false when it was not within the time.</summary>
    public async Task<bool> WaitAsync(Func<Telephone, bool> until, TimeSpan within, CancellationToken cancel)
    {
        var end = _uptime.Now + within;
        using var timer = new PeriodicTimer(_lookEvery / 5);
        while (_uptime.Now < end)
        {
            lock (_gate)
            {
                if (until(_line.Telephone))
                    return true;
            }

            await timer.WaitForNextTickAsync(cancel).ConfigureAwait(false);
        }

        return false;
    }
}
