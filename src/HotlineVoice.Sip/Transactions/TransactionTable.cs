using System.Diagnostics.CodeAnalysis;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Transactions;

/// <summary>All living transactions, found by key.</summary>
sealed class TransactionTable(StackContext context)
{
    static readonly TimerName[] TransactionTimers =
    [
        TimerName.A, TimerName.B, TimerName.D, TimerName.E, TimerName.F, TimerName.G, TimerName.H, TimerName.I,
        TimerName.J, TimerName.K, TimerName.L, TimerName.M, TimerName.Trying,
    ];

    readonly Dictionary<TransactionKey, ServerTransaction> _servers = [];
    readonly Dictionary<TransactionKey, ClientTransaction> _clients = [];

    /// <summary>Server transactions by what stays the same when a request comes by two ways (§8.2.2.2).</summary>
    readonly Dictionary<(string CallId, string FromTag, uint CSeq, string Method), ServerTransaction> _merges = [];

    public int Count => _servers.Count + _clients.Count;

    public bool IsFull => Count >= context.Limits.Transactions;

    public bool TryFindServer(TransactionKey key, [NotNullWhen(true)] out ServerTransaction? transaction) =>
        _servers.TryGetValue(key, out transaction);

    public bool TryFindClient(TransactionKey key, [NotNullWhen(true)] out ClientTransaction? transaction) =>
        _clients.TryGetValue(key, out transaction);

    /// <summary>True when the same request is already being served under another branch.</summary>
    public bool IsMerged(RequestHead head, TransactionKey key) =>
        head.To.Tag is null && _merges.TryGetValue(MergeKey(head), out var other) && other.Key != key;

    public ServerTransaction OpenServer(
        RequestHead head, ReplyHead reply, SipPath path, IServerUser? user)
    {
        var key = TransactionKey.OfRequest(head);
        var transaction = new ServerTransaction(context, key, head, (reply, path), user);
        _servers[key] = transaction;
        _merges.TryAdd(MergeKey(head), transaction);
        context.Counters.Transactions = Count;
        return transaction;
    }

    /// <summary>Sends a request and keeps it until it is answered.</summary>
    public ClientTransaction Send(RequestDraft draft, IClientUser user, string? branch = null)
    {
        var transaction = new ClientTransaction(context, draft, user, branch);
        _clients[transaction.Key] = transaction;
        context.Counters.Transactions = Count;
        transaction.Start();
        return transaction;
    }

    public void Remove(ServerTransaction transaction)
    {
        StopTimers(transaction);
        _servers.Remove(transaction.Key);
        var merge = MergeKey(transaction.Request);
        if (_merges.GetValueOrDefault(merge) == transaction)
        {
            _merges.Remove(merge);
        }

        context.Counters.Transactions = Count;
    }

    public void Remove(ClientTransaction transaction)
    {
        StopTimers(transaction);
        _clients.Remove(transaction.Key);
        context.Counters.Transactions = Count;
    }

    public void StopTimers(ITimed transaction)
    {
        foreach (var name in TransactionTimers)
        {
            context.Stop(transaction, name);
        }
    }

    /// <summary>Tells every transaction on that way that the wire failed.</summary>
    public void PathFailed(SipPath path)
    {
        foreach (var client in _clients.Values.Where(client => Uses(client.Draft.Path, path)).ToList())
        {
            client.Take(TransactionInput.TransportError);
        }

        foreach (var server in _servers.Values.Where(server => Uses(server.Path, path)).ToList())
        {
            server.Take(TransactionInput.TransportError);
        }
    }

    static bool Uses(SipPath used, SipPath failed) =>
        used.Transport == failed.Transport && used.Remote.Equals(failed.Remote);

    static (string CallId, string FromTag, uint CSeq, string Method) MergeKey(RequestHead head) =>
        (head.CallId, head.From.Tag ?? "", head.CSeq.Number, head.CSeq.Method);
}
