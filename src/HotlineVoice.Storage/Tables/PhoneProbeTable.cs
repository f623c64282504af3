using System.Data;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>电话台账: calls to telephones of units, each written down once and never changed.</summary>
sealed class PhoneProbeTable(Database database) : IPhoneProbeStore
{
    public static void Map(EntityTypeBuilder<PhoneProbe> table)
    {
        table.ToTable("phone_tests");
        table.HasKey(probe => probe.Id);
        table.HasIndex(probe => new { probe.Number, probe.At });
    }

    public Task AddAsync(PhoneProbe probe, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (await context.PhoneTests.AnyAsync(one => one.Id == probe.Id, cancel))
                return false;
            context.Add(probe);
            return true;
        }, cancel);

    public Task<IReadOnlyList<PhoneTally>> TallyAsync(
        IReadOnlyCollection<string> numbers, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<PhoneTally>>(async context =>
        {
            var calls = Calls(context, numbers);
            if (from is { } first)
                calls = calls.Where(call => call.At >= first);
            if (to is { } end)
                calls = calls.Where(call => call.At < end);
            var counted = await calls.GroupBy(call => call.Number)
                .Select(made => new
                {
                    Number = made.Key,
                    Calls = made.Count(),
                    Answered = made.Count(call => call.Outcome == ContactOutcome.Connected),
                    LastAt = made.Max(call => call.At),
                })
                .ToListAsync(cancel);
            var instants = counted.Select(one => one.LastAt).Distinct().ToList();
            var last = (await calls.Where(call => instants.Contains(call.At)).ToListAsync(cancel))
                .ToLookup(call => (call.Number, call.At), call => call.Outcome);
            // Of two calls at one instant the one that was answered tells more.
            return [.. counted.Select(one => new PhoneTally(
                one.Number, one.Calls, one.Answered, one.LastAt, last[(one.Number, one.LastAt)].Min()))];
        });

    /// <summary>Test calls and those about a matter: a number that rings for the one rings for the other.</summary>
    static IQueryable<Call> Calls(HotlineContext context, IReadOnlyCollection<string> numbers) =>
        context.PhoneTests
            .Where(probe => numbers.Contains(probe.Number))
            .Select(probe => new Call { Number = probe.Number, At = probe.At, Outcome = probe.Outcome })
            .Concat(context.Attempts
                .Where(attempt => attempt.Party != ContactParty.Caller && attempt.Phone != null
                    && numbers.Contains(attempt.Phone))
                .Select(attempt => new Call
                {
                    Number = attempt.Phone!,
                    At = attempt.At,
                    Outcome = attempt.Outcome,
                }));

    sealed class Call
    {
        public required string Number { get; init; }
        public required DateTimeOffset At { get; init; }
        public required ContactOutcome Outcome { get; init; }
    }
}
