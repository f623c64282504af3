using HotlineVoice.Cases.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>我的视图, and each person's order of them.</summary>
sealed class ViewTable(Database database) : IViewBook
{
    public static void Map(EntityTypeBuilder<SavedView> table)
    {
        table.ToTable("saved_views");
        table.HasKey(view => view.Id);
        table.Property(view => view.Filter).InJson();
        table.HasIndex(view => view.Owner);
        table.HasIndex(view => new { view.SharedRole, view.SharedHotline });
    }

    public static void MapPlaces(EntityTypeBuilder<ViewPlace> table)
    {
        table.ToTable("view_places");
        table.HasKey(place => new { place.User, place.ViewId });
        table.HasIndex(place => place.ViewId);
    }

    public Task<bool> TryAddAsync(SavedView view, int most, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (await context.Set<SavedView>().CountAsync(one => one.Owner == view.Owner, cancel) >= most)
                return false;
            context.Add(view);
            return true;
        }, cancel);

    public Task<SavedView?> FindAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(context => context.Set<SavedView>().FirstOrDefaultAsync(one => one.Id == id, cancel));

    public Task<IReadOnlyList<SavedView>> ListAsync(
        string user, IReadOnlyCollection<string> roles, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<SavedView>>(async context => await context.Set<SavedView>()
            .Where(one => one.Owner == user || (one.SharedRole != null && roles.Contains(one.SharedRole)))
            .OrderBy(one => one.Id).ToListAsync(cancel));

    public Task<bool> TryChangeAsync(SavedView view, CancellationToken cancel) =>
        database.EditAsync(async context => await context.Set<SavedView>()
            .Where(one => one.Id == view.Id && one.Version == view.Version - 1)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(one => one.Name, view.Name)
                    .SetProperty(one => one.Filter, view.Filter)
                    .SetProperty(one => one.SharedRole, view.SharedRole)
                    .SetProperty(one => one.SharedHotline, view.SharedHotline)
                    .SetProperty(one => one.Version, view.Version)
                    .SetProperty(one => one.ChangedAt, view.ChangedAt),
                cancel) > 0, cancel);

    public Task<bool> TryRemoveAsync(string id, long version, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (await context.Set<SavedView>().Where(one => one.Id == id && one.Version == version)
                    .ExecuteDeleteAsync(cancel) == 0)
                return false;
            await context.Set<ViewPlace>().Where(place => place.ViewId == id).ExecuteDeleteAsync(cancel);
            return true;
        }, cancel);

    public Task<IReadOnlyList<ViewPlace>> PlacesAsync(string user, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ViewPlace>>(async context => await context.Set<ViewPlace>()
            .Where(place => place.User == user).OrderBy(place => place.Position).ToListAsync(cancel));

    public Task ArrangeAsync(string user, IReadOnlyList<ViewPlace> places, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            await context.Set<ViewPlace>().Where(place => place.User == user).ExecuteDeleteAsync(cancel);
            context.AddRange(places);
            return true;
        }, cancel);

    /// <summary>The next person of that name inherits none of it, and what he shared goes with him.</summary>
    public static async Task ForgetAsync(HotlineContext context, string user, CancellationToken cancel)
    {
        var own = context.Set<SavedView>().Where(one => one.Owner == user).Select(one => one.Id);
        await context.Set<ViewPlace>().Where(place => place.User == user || own.Contains(place.ViewId))
            .ExecuteDeleteAsync(cancel);
        await context.Set<SavedView>().Where(one => one.Owner == user).ExecuteDeleteAsync(cancel);
    }
}
