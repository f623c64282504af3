using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>举报保护: the number of who is protected lies nowhere but in his locked identity.</summary>
public abstract class SealedTraceTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : SealedTraceTests(Product.Sqlite);

    public sealed class OnPostgreSql() : SealedTraceTests(Product.PostgreSql);

    const string Phone = "13800138001";

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task Who_is_protected_from_the_first_is_found_nowhere_before_or_after()
    {
        await CalledAsync();

        var file = await _storage.Tickets.AddAsync(1, TicketSamples.Day, no => Sealed(New(no)), Cancel);

        await GoesOnAsync(file.Ticket.TicketNo);
        await NowhereAsync(file.Ticket.TicketNo);
    }

    [Fact]
    public async Task A_draft_that_is_protected_later_leaves_no_trace_of_when_it_was_not()
    {
        await CalledAsync();
        var draft = await _storage.Tickets.AddAsync(1, TicketSamples.Day,
            no => New(no, TicketState.Draft) with { Messages = [OutgoingTests.ToCaller(no, Phone)] }, Cancel);
        Assert.Contains(Phone, Search.Rows(_shed, product), StringComparison.Ordinal);
        Assert.Contains(Phone, Search.Files(_shed.Folder), StringComparison.Ordinal);
        var ticket = draft.Ticket with { Version = 2, State = TicketState.Registered };

        Assert.True(await _storage.Tickets.TrySaveAsync(Sealed(new TicketChange(
            draft with { Ticket = ticket, HistoryLength = 2 },
            [TicketSamples.Entry(ticket, 2, "register", TicketState.Draft)])), Cancel));

        await GoesOnAsync(ticket.TicketNo);
        await NowhereAsync(ticket.TicketNo);
        Assert.True((await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel))!.PresentationRestricted);
    }

    [Fact]
    public async Task Who_chose_the_anonymous_way_leaves_no_number_although_he_had_shown_it()
    {
        var call = Samples.Call("01CALL");
        await _storage.KeepAsync([Samples.Begun(call)], Cancel);
        Assert.Contains(Phone, Search.Rows(_shed, product), StringComparison.Ordinal);

        await _storage.KeepAsync(
            [
                new Fact.CallChanged("c1", Samples.Morning, call with { Anonymous = true }),
                Samples.Left(Samples.Voicemail("vm1", "01CALL") with { Anonymous = true }),
                Samples.Finished(call.Ended() with { Anonymous = true }),
            ], Cancel);

        Assert.DoesNotContain(Phone, Search.Rows(_shed, product), StringComparison.Ordinal);
        await _storage.PruneAsync(Cancel);
        Assert.DoesNotContain(Phone, Search.Files(_shed.Folder), StringComparison.Ordinal);
        Assert.Equal("12316", (await _storage.Calls.FindAsync(call.CallId, Cancel))!.CalledNumber);
    }

    [Fact]
    public async Task Who_is_not_protected_keeps_his_number()
    {
        await CalledAsync();
        await _storage.Tickets.AddAsync(1, TicketSamples.Day, no => New(no), Cancel);
        await GoesOnAsync("12026032500001");

        Assert.Equal(Phone, (await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel))!.CallingNumber);
        Assert.Equal(Phone, (await _storage.Calls.FindAsync(new CallId("02CALL"), Cancel))!.CalledNumber);
    }

    Task CalledAsync() => _storage.KeepAsync(
        [
            Samples.Begun(Samples.Call("01CALL")),
            Samples.Left(Samples.Voicemail("vm1", "01CALL")),
            Samples.Owed(Samples.Callback("01CALL", Samples.Morning)),
            Samples.Made(Tried("at1") with { CallId = "01CALL", TicketNo = null }),
        ], Cancel);

    /// <summary>The floor knows of no ticket, and tells the number again; then he is called back.</summary>
    async Task GoesOnAsync(string ticketNo)
    {
        var back = Samples.Call("02CALL") with
        {
            Direction = CallDirection.Out,
            CallingNumber = "8001",
            CalledNumber = Phone,
            TicketNo = ticketNo,
        };
        await _storage.KeepAsync(
            [
                new Fact.CallChanged("c1", Samples.Morning, Samples.Call("01CALL") with { State = CallState.Talking }),
                Samples.Finished(Samples.Call("01CALL").Ended()), Samples.Begun(back), Samples.Finished(back.Ended()),
                Samples.Made(Tried("at2") with { CallId = "02CALL", TicketNo = ticketNo }),
            ], Cancel);
        await _storage.Attempts.AddAsync(Tried("at3") with { CallId = null, TicketNo = ticketNo }, Cancel);
    }

    async Task NowhereAsync(string ticketNo)
    {
        Assert.DoesNotContain(Phone, Search.Rows(_shed, product), StringComparison.Ordinal);
        await _storage.PruneAsync(Cancel);
        Assert.DoesNotContain(Phone, Search.Files(_shed.Folder), StringComparison.Ordinal);
        var call = (await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel))!;
        Assert.Equal((CallState.Ended, null, ticketNo), (call.State, call.CallingNumber, call.TicketNo));
        Assert.All(call.Legs, leg => Assert.Null(leg.Number));
        var file = (await _storage.Tickets.FindAsync(ticketNo, Cancel))!;
        Assert.Equal(Phone, _storage.Sealer.Open(file.Sealed!).Phone);
    }

    static ContactAttempt Tried(string id) => Samples.Attempt(id, Samples.Morning) with
    {
        Party = ContactParty.Caller,
        OrgId = null,
        Phone = Phone,
    };

    static TicketChange New(string no, TicketState state = TicketState.Registered) =>
        TicketSamples.Registered(no, ticket => ticket with { CallId = "01CALL", State = state, VoicemailId = "vm1" });

    TicketChange Sealed(TicketChange change) => change with
    {
        File = change.File with
        {
            Caller = null,
            Sealed = _storage.Sealer.Seal(change.File.Caller!, Samples.Morning),
        },
    };
}
