using System.Globalization;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Transactions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Registrations;

/// <summary>Where each seat's phones are (RFC 3261 §10.3). A REGISTER is done whole or not at all.</summary>
sealed class Registrar(StackContext context)
{
    readonly Dictionary<string, List<Binding>> _bindings = [];
    long _turn;

    public int Count { get; private set; }

    public IReadOnlyList<Binding> Of(string user) => _bindings.GetValueOrDefault(user) ?? [];

    /// <summary>Serves a REGISTER whose digest proved <paramref name="user"/>.</summary>
    public SipReply Register(string user, SipRequest request, RequestHead head, SipPath path)
    {
        var wishes = ReadWishes(request, out var isStar);
        if (wishes is null || (isStar && !IsExpiresZero(request)))
        {
            return new SipReply(400);
        }

        if (isStar)
        {
            wishes = [.. Of(user).Select(binding => new Wish(binding.Contact, TimeSpan.Zero, null))];
        }

        if (wishes.Exists(wish => wish.For > TimeSpan.Zero && wish.For < context.Times.RegistrationLeast))
        {
            return new SipReply(423)
            {
                Headers = [("Min-Expires", Seconds(context.Times.RegistrationLeast))],
            };
        }

        if (wishes.Exists(wish => Find(user, wish.Contact) is { } old
            && old.CallId == head.CallId && old.CSeq >= head.CSeq.Number))
        {
            return new SipReply(500);
        }

        foreach (var wish in wishes)
        {
            Apply(user, wish, request, (head, path));
        }

        return new SipReply(200) { Headers = Contacts(user) };
    }

    /// <summary>Puts back what was kept over a restart; what has run out meanwhile stays out.</summary>
    public void Restore(SipBinding kept)
    {
        if (kept.Remaining > TimeSpan.Zero && SipUri.TryParse(kept.Contact, out var contact))
        {
            Keep(new Binding(this, kept.User, contact)
            {
                // A connection of an earlier life is gone; its number may name another phone by now.
                Path = kept.Path with { Connection = 0 },
                CallId = kept.CallId,
                CSeq = kept.CSeq,
                Until = context.Now + kept.Remaining,
                UserAgent = kept.UserAgent,
                InstanceId = kept.InstanceId,
            });
        }
    }

    /// <summary>Drops the bindings of seats that are no longer there.</summary>
    public void KeepOnly(Func<string, bool> isSeat)
    {
        foreach (var binding in _bindings.Values.SelectMany(list => list).Where(one => !isSeat(one.User)).ToList())
        {
            RunOut(binding);
        }
    }

    /// <summary>A web socket's phone is gone with its connection; a TCP phone can be called at its contact
    /// again.</summary>
    public void PathClosed(SipPath path)
    {
        if (path.Transport is SipTransport.Ws or SipTransport.Wss)
        {
            foreach (var binding in _bindings.Values.SelectMany(list => list)
                .Where(one => one.Path.Transport == path.Transport && one.Path.Remote.Equals(path.Remote)).ToList())
            {
                RunOut(binding);
            }
        }
    }

    public void RunOut(Binding binding)
    {
        context.Stop(binding, TimerName.RunOut);
        if (_bindings.TryGetValue(binding.User, out var list) && list.Remove(binding))
        {
            if (list.Count == 0)
            {
                _bindings.Remove(binding.User);
            }

            context.Counters.Bindings = --Count;
            context.Tell(new SipOutput.BindingGone(binding.User, binding.Contact.ToString()));
        }
    }

    void Apply(string user, Wish wish, SipRequest request, (RequestHead Head, SipPath Path) by)
    {
        var old = Find(user, wish.Contact) ?? (wish.InstanceId is null
            ? null
            : Of(user).FirstOrDefault(binding => binding.InstanceId == wish.InstanceId));
        if (wish.For == TimeSpan.Zero)
        {
            if (old is not null)
            {
                RunOut(old);
            }

            return;
        }

        if (old is not null && !old.IsSameContact(wish.Contact))
        {
            RunOut(old);
            old = null;
        }

        var binding = old ?? new Binding(this, user, wish.Contact)
        {
            Path = by.Path,
            CallId = by.Head.CallId,
            CSeq = by.Head.CSeq.Number,
        };
        (binding.Path, binding.CallId, binding.CSeq) = (by.Path, by.Head.CallId, by.Head.CSeq.Number);
        binding.Until = context.Now + wish.For;
        binding.InstanceId = wish.InstanceId;
        binding.UserAgent = request.Text(HeaderName.UserAgent) is { } agent
            ? WireText.Clean(agent, context.Limits.TextChars)
            : null;
        Keep(binding);
        context.Tell(new SipOutput.BindingKept(binding.Written(context.Now)));
    }

    void Keep(Binding binding)
    {
        if (!_bindings.TryGetValue(binding.User, out var list))
        {
            _bindings[binding.User] = list = [];
        }

        binding.Turn = ++_turn;
        if (!list.Contains(binding))
        {
            list.RemoveAll(other => other.IsSameContact(binding.Contact) && Forget(other));
            list.Add(binding);
            context.Counters.Bindings = ++Count;
        }

        context.Timers.Set(new StackTimer(binding, TimerName.RunOut), binding.Until);
        if (list.Count > context.Limits.ContactsPerSeat)
        {
            RunOut(list.MinBy(other => other.Turn)!);
        }
    }

    bool Forget(Binding binding)
    {
        context.Stop(binding, TimerName.RunOut);
        Count--;
        return true;
    }

    Binding? Find(string user, SipUri contact) => Of(user).FirstOrDefault(binding => binding.IsSameContact(contact));

    List<(string Name, string Value)> Contacts(string user) =>
    [
        .. Of(user).Select(binding =>
            ("Contact", $"<{binding.Contact}>;expires={Seconds(binding.Until - context.Now)}")),
    ];

    // Null when a contact cannot be read, or the star does not stand alone (§10.3 step 6).
    List<Wish>? ReadWishes(SipRequest request, out bool isStar)
    {
        var values = request.List(HeaderName.Contact);
        isStar = values is ["*"];
        var wishes = new List<Wish>();
        if (isStar)
        {
            return wishes;
        }

        foreach (var value in values)
        {
            if (!NameAddress.TryParse(value, out var contact) || !contact.Uri.IsSip)
            {
                return null;
            }

            var asked = contact.Parameter("expires") ?? request.Text(HeaderName.Expires);
            wishes.Add(new Wish(
                contact.Uri with { HeaderText = "" }, Granted(asked), contact.Parameter("+sip.instance")));
        }

        return wishes;
    }

    // A time that cannot be read is no time at all (§20.19 lets us take the usual), a huge one is the most we grant.
    TimeSpan Granted(string? asked)
    {
        if (asked is null || asked.Length == 0 || asked.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return context.Times.RegistrationUsual;
        }

        var most = context.Times.RegistrationMost;
        var wished = uint.TryParse(asked, NumberStyles.None, null, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : most;
        return wished < most ? wished : most;
    }

    static bool IsExpiresZero(SipRequest request) =>
        request.Text(HeaderName.Expires) is { } text && text.TrimStart('0').Length == 0 && text.Length > 0;

    static string Seconds(TimeSpan time) =>
        ((long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    readonly record struct Wish(SipUri Contact, TimeSpan For, string? InstanceId);
}
