using System.Data;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>What units say against rows of the 派单目录, and what came back of tickets that rows sent out. The rows stand
/// in files; here they are named by subject, division and first day.</summary>
sealed class CatalogueTable(Database database) : ICatalogueLedger
{
    public static void Map(EntityTypeBuilder<CatalogueObjection> table)
    {
        table.ToTable("catalogue_objections");
        table.HasKey(one => one.Id);
        table.HasIndex(one => new { one.FiledAt, one.Id });
        table.HasIndex(one => new { one.Hotline, one.Subject, one.State });
    }

    /// <summary>Whether another waits is seen and written in one serializable transaction: of two at once one is
    /// refused.</summary>
    public Task<bool> TryFileAsync(CatalogueObjection objection, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (await context.Objections.AnyAsync(
                    one => one.Hotline == objection.Hotline && one.Subject == objection.Subject
                        && one.DivisionCode == objection.DivisionCode && one.RowFrom == objection.RowFrom
                        && one.OrgId == objection.OrgId && one.State == ObjectionState.Open,
                    cancel))
                return false;
            context.Add(objection);
            return true;
        }, cancel);

    public Task<CatalogueObjection?> FindAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(context => context.Objections.FirstOrDefaultAsync(one => one.Id == id, cancel));

    public Task<(IReadOnlyList<CatalogueObjection> Items, string? Next)> ListAsync(
        ObjectionQuery query, CancellationToken cancel) =>
        database.ReadAsync<(IReadOnlyList<CatalogueObjection>, string?)>(async context =>
        {
            var found = await Matching(From(context, PageCursor.Start(query.Cursor)), query)
                .OrderByDescending(one => one.FiledAt).ThenByDescending(one => one.Id)
                .Take(PageCursor.Rows(query.Limit) + 1)
                .ToListAsync(cancel);
            var page = PageCursor.Cut(found, query.Limit, one => new PageCursor(one.FiledAt, one.Id));
            return (page.Items, page.Next);
        });

    public Task<bool> TryDecideAsync(ObjectionDecision decision, CancellationToken cancel) =>
        database.EditAsync(async context => await context.Objections
            .Where(one => one.Id == decision.Id && one.State == ObjectionState.Open)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(one => one.State, decision.State)
                    .SetProperty(one => one.DecidedBy, decision.By)
                    .SetProperty(one => one.DecidedAt, decision.At)
                    .SetProperty(one => one.Opinion, decision.Opinion),
                cancel) > 0, cancel, IsolationLevel.ReadCommitted);

    public Task<IReadOnlyList<RowTally>> TallyAsync(string? hotline, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<RowTally>>(async context =>
        {
            var said = await context.Objections
                .Where(one => hotline == null || one.Hotline == hotline)
                .GroupBy(one => new { one.Hotline, one.Subject, one.DivisionCode, one.RowFrom, one.OrgId })
                .Select(row => new
                {
                    row.Key,
                    Open = row.Count(one => one.State == ObjectionState.Open),
                    Upheld = row.Count(one => one.State == ObjectionState.Upheld),
                })
                .ToListAsync(cancel);
            var tallies = said.ToDictionary(
                row => (row.Key.Hotline, row.Key.Subject, row.Key.DivisionCode, row.Key.RowFrom, row.Key.OrgId),
                row => new RowTally(
                    row.Key.Hotline, row.Key.Subject, row.Key.DivisionCode, row.Key.RowFrom, row.Key.OrgId)
                {
                    Open = row.Open,
                    Upheld = row.Upheld,
                });
            foreach (var back in await Returned(context, hotline).ToListAsync(cancel))
            {
                var key = (back.Hotline, back.Subject, back.DivisionCode, back.From, back.OrgId);
                tallies[key] = (tallies.GetValueOrDefault(key)
                    ?? new RowTally(back.Hotline, back.Subject, back.DivisionCode, back.From, back.OrgId)) with
                {
                    Returns = back.Returns,
                };
            }
            return [.. tallies.Values];
        });

    static IQueryable<CountedRow> Returned(HotlineContext context, string? hotline) =>
        from back in context.Set<ReturnRequest>()
        where back.Decision == ReturnDecision.Approved
        join sent in context.Assignments
            on new { back.TicketNo, Seq = back.AssignmentSeq } equals new { sent.TicketNo, sent.Seq }
        where sent.CatalogueSubject != null && sent.CatalogueFrom != null
        join ticket in context.Set<Ticket>() on sent.TicketNo equals ticket.TicketNo
        where hotline == null || ticket.HotlineCode == hotline
        group back by new
        {
            ticket.HotlineCode,
            sent.CatalogueSubject,
            sent.CatalogueDivision,
            sent.CatalogueFrom,
            sent.OrgId,
        }
        into row
        select new CountedRow(row.Key.HotlineCode, row.Key.CatalogueSubject!, row.Key.CatalogueDivision,
            row.Key.CatalogueFrom!.Value, row.Key.OrgId, row.Count());

    static IQueryable<CatalogueObjection> From(HotlineContext context, PageCursor? start) => start is null
        ? context.Objections
        : context.Objections.FromSql(
            $"SELECT * FROM catalogue_objections WHERE (filed_at, id) < ({context.Instant(start.At)}, {start.Id})");

    static IQueryable<CatalogueObjection> Matching(IQueryable<CatalogueObjection> all, ObjectionQuery query)
    {
        if (query.Hotline is { } hotline)
            all = all.Where(one => one.Hotline == hotline);
        if (query.State is { } state)
            all = all.Where(one => one.State == state);
        if (query.OrgId is { } orgId)
            all = all.Where(one => one.OrgId == orgId);
        if (query.Hotlines is { } hotlines)
            all = all.Where(one => hotlines.Contains(one.Hotline));
        return all;
    }

    sealed record CountedRow(
        string Hotline, string Subject, string? DivisionCode, DateOnly From, string OrgId, int Returns);
}
