using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Floors;

/// <summary>Adds, changes and removes people; each is written down before it is done.</summary>
/// <remarks>
/// One change at a time: two administrators who remove each other at the same moment would leave nobody who could let
/// anybody in again.
/// </remarks>
sealed class PersonDesk(WebPorts ports, SeatBook book) : IDisposable
{
    readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <summary>A password that is to be from now on; null when there is none, or none that may be.</summary>
    public static string? ReadPassword(BodyReader body, string field, bool required)
    {
        if (body.Text(field, PersonRules.PasswordCharactersMax, required) is not { } password)
            return null;
        if (password.Any(char.IsControl))
            return body.Reject(field, "不能有控制字符");
        return password.Length >= PersonRules.PasswordCharactersMin
            ? password
            : body.Reject(field, $"不能少于{PersonRules.PasswordCharactersMin}个字符");
    }

    /// <summary>The fields that the body gives of a person; of use only when it has nothing to object to.</summary>
    public Person Read(BodyReader body, string user, Person? known)
    {
        var name = body.Text("name", PersonRules.NameCharactersMax, required: true)?.Trim();
        if (name is not null && !PersonRules.IsName(name))
            body.Reject("name", $"应为1到{PersonRules.NameCharactersMax}个可见字符");
        var roles = body.Words("roles", Role.All.Count, WebLimits.NameCharactersMax);
        foreach (var role in roles.Where(role => !Role.TryFind(role, out _)))
            body.Reject("roles", $"没有角色 {role}");
        if (roles.IsEmpty)
            body.Reject("roles", "至少选择一个角色");
        var hotlines = body.Words("hotlines", WebLimits.SeatEntriesMax, WebLimits.NameCharactersMax);
        var plans = ports.Plans().Hotlines;
        // A hotline whose plan is gone stays with those who had it: it may come back.
        foreach (var code in hotlines.Where(code => plans.All(plan => plan.Code != code)
            && known?.Hotlines.Contains(code) is not true))
            body.Reject("hotlines", $"没有热线 {code}");
        var org = body.Text("orgId", WebLimits.NameCharactersMax);
        return new Person(user, name ?? "", roles, hotlines, string.IsNullOrWhiteSpace(org) ? null : org)
        {
            Disabled = body.Flag("disabled") ?? false,
        };
    }

    public async Task<IReadOnlyList<Person>> SeenAsync(Visitor visitor, CancellationToken cancel) =>
        [.. (await ports.People.ListAsync(cancel)).Where(person => IsInScope(person, visitor))];

    public async Task<Person?> FindAsync(string user, Visitor visitor, CancellationToken cancel) =>
        await ports.People.FindAsync(user, cancel) is { } person && IsInScope(person, visitor) ? person : null;

    public async Task<PersonShape> ShowAsync(Person person, CancellationToken cancel) =>
        PersonShape.Of(person, (await book.ReadAsync(cancel)).Of(person.User).FirstOrDefault()?.No);

    public Task<IResult> AddAsync(Person person, string password, Visitor visitor, CancellationToken cancel) =>
        InTurnAsync(async () =>
        {
            if (!IsInScope(person, visitor))
                return OutOfScope();
            if (await ports.People.FindAsync(person.User, cancel) is not null)
                return Problems.Conflict("Exists", "已有该用户名");
            await AuditAsync("user.added", person.User, visitor, cancel);
            return await ports.People.AddAsync(person, password, cancel)
                ? TypedResults.Created($"/api/v1/people/{person.User}", await ShowAsync(person, cancel))
                : Problems.Conflict("Exists", "已有该用户名");
        }, cancel);

    /// <summary>Everything is as it is said now, but a password that is not said stays.</summary>
    public Task<IResult> ReplaceAsync(Person person, string? password, Visitor visitor, CancellationToken cancel) =>
        InTurnAsync(async () =>
        {
            if (await FindAsync(person.User, visitor, cancel) is null)
                return Problems.NotFound("该用户");
            if (!IsInScope(person, visitor))
                return OutOfScope();
            if (!IsAdministrator(person) && await IsLastAdministratorAsync(person.User, cancel))
                return LastAdministrator();
            await AuditAsync("user.changed", person.User, visitor, cancel);
            if (!await ports.People.ReplaceAsync(person, cancel))
                return Problems.NotFound("该用户");
            if (password is not null)
            {
                await AuditAsync("user.passwordSet", person.User, visitor, cancel);
                await ports.People.SetPasswordAsync(person.User, password, cancel);
            }
            return TypedResults.Ok(await ShowAsync(person, cancel));
        }, cancel);

    public Task<IResult> RemoveAsync(string user, Visitor visitor, CancellationToken cancel) =>
        InTurnAsync(async () =>
        {
            if (await FindAsync(user, visitor, cancel) is null)
                return Problems.NotFound("该用户");
            if (await IsLastAdministratorAsync(user, cancel))
                return LastAdministrator();
            if ((await book.ReadAsync(cancel)).Of(user).FirstOrDefault() is { } seat)
                return Problems.Conflict("HasSeat", $"坐席 {seat.No} 由此人使用，请先改派或删除该坐席");
            await AuditAsync("user.removed", user, visitor, cancel);
            return await ports.People.RemoveAsync(user, cancel)
                ? TypedResults.NoContent()
                : Problems.NotFound("该用户");
        }, cancel);

    public Task AuditAsync(string what, string subject, Visitor visitor, CancellationToken cancel) =>
        ports.Audit.AddAsync(new AuditRow(ports.Clock.Now, visitor.User, what, subject, null), cancel);

    async Task<IResult> InTurnAsync(Func<Task<IResult>> change, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await change();
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task<bool> IsLastAdministratorAsync(string user, CancellationToken cancel)
    {
        var administrators = (await ports.People.ListAsync(cancel)).Where(IsAdministrator).ToList();
        return administrators.Count == 1 && administrators[0].User == user;
    }

    /// <summary>One who is bound to some hotlines could not let in everybody again.</summary>
    static bool IsAdministrator(Person person) =>
        !person.Disabled && person.Roles.Contains(Role.Administrator.Name) && person.Hotlines.IsDefaultOrEmpty;

    /// <summary>Who is bound to some hotlines deals with those who are bound to no others.</summary>
    static bool IsInScope(Person person, Visitor visitor) =>
        visitor.Hotlines is null || (!person.Hotlines.IsDefaultOrEmpty && person.Hotlines.All(visitor.MaySee));

    static IResult OutOfScope() => Problems.NotAllowed("OutOfScope", "您只能管理本热线的人员");

    static IResult LastAdministrator() =>
        Problems.Conflict("LastAdministrator", "这是最后一位能管理全部热线的系统管理员，不能删除、停用或取消其角色");
}
