using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>What a ticket says of the call and the voicemail it came from, in its own transaction.</summary>
public abstract class TicketLinkTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : TicketLinkTests(Product.Sqlite);

    public sealed class OnPostgreSql() : TicketLinkTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_call_names_the_last_of_its_tickets_and_its_end_does_not_forget_it()
    {
        var call = Samples.Call("01CALL");
        await _storage.KeepAsync([Samples.Begun(call)], Cancel);

        await AddAsync(ticket => ticket with { CallId = "01CALL" });
        var second = await AddAsync(ticket => ticket with { CallId = "01CALL" });
        await _storage.KeepAsync([Samples.Finished(call.Ended())], Cancel);

        var record = (await _storage.Calls.FindAsync(call.CallId, Cancel))!;
        Assert.Equal((CallState.Ended, second.Ticket.TicketNo), (record.State, record.TicketNo));
        var told = await _storage.Events.ReadUntilAsync(6);
        var ended = Assert.Single(told, one => one.Name == "call.ended");
        Assert.Equal(second.Ticket.TicketNo, ended.Call!.TicketNo);
        Assert.Equal(2, told.Count(one => one.Name == "call.changed" && one.Call!.TicketNo is not null));
    }

    [Fact]
    public async Task A_voicemail_is_registered_with_its_ticket_and_not_a_second_time()
    {
        await _storage.KeepAsync([Samples.Left(Samples.Voicemail("vm1"))], Cancel);

        var ticket = await AddAsync(one => one with { VoicemailId = "vm1" });
        var refused = await Assert.ThrowsAsync<AlreadyRegisteredException>(
            () => AddAsync(one => one with { VoicemailId = "vm1" }));

        Assert.Equal(ticket.Ticket.TicketNo, refused.TicketNo);
        var voicemail = (await _storage.Voicemails.FindAsync("vm1", Cancel))!;
        Assert.Equal((VoicemailState.Registered, ticket.Ticket.TicketNo),
            (voicemail.State, voicemail.RegisteredTicketNo));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM tickets"));
        Assert.NotNull(_shed.Ask("SELECT registered_at FROM voicemails WHERE id = 'vm1'"));
        var told = await _storage.Events.ReadUntilAsync(3);
        Assert.Equal(VoicemailState.Registered,
            Assert.Single(told, one => one.Name == "voicemail.changed").Voicemail!.State);
    }

    [Fact]
    public async Task Of_many_who_register_one_voicemail_exactly_one_gets_a_ticket_and_no_number_is_lost()
    {
        await _storage.KeepAsync([Samples.Left(Samples.Voicemail("vm1"))], Cancel);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return await AddAsync(one => one with { VoicemailId = "vm1" });
            }
            catch (AlreadyRegisteredException)
            {
                return null;
            }
        }));

        var ticket = Assert.Single(answers.OfType<TicketFile>());
        Assert.Equal("12026032500001", ticket.Ticket.TicketNo);
        Assert.Equal("12026032500002", (await AddAsync(one => one)).Ticket.TicketNo);
    }

    [Fact]
    public async Task A_draft_leaves_its_voicemail_until_it_is_registered()
    {
        await _storage.KeepAsync([Samples.Left(Samples.Voicemail("vm1"))], Cancel);

        var draft = await AddAsync(one => one with
        {
            VoicemailId = "vm1",
            State = TicketState.Draft,
            RegisteredAt = null,
        });
        Assert.Equal(VoicemailState.New, (await _storage.Voicemails.FindAsync("vm1", Cancel))!.State);
        var ticket = draft.Ticket with
        {
            Version = 2,
            State = TicketState.Registered,
            RegisteredAt = Samples.Morning.AddHours(1),
        };
        await _storage.Tickets.TrySaveAsync(
            new TicketChange(
                draft with { Ticket = ticket, HistoryLength = 2 },
                [TicketSamples.Entry(ticket, 2, "register", TicketState.Draft)]), Cancel);

        Assert.Equal(ticket.TicketNo, (await _storage.Voicemails.FindAsync("vm1", Cancel))!.RegisteredTicketNo);
    }

    Task<TicketFile> AddAsync(Func<Ticket, Ticket> with) => _storage.Tickets.AddAsync(
        1, TicketSamples.Day, no => TicketSamples.Registered(no, with), Cancel);
}
