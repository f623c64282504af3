using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.OwnFields;

/// <summary>The offices, of which 12316 asks something of its own.</summary>
public sealed class FieldOffice : IAsyncLifetime
{
    const string Fields = """
        - { field: crop, label: 作物, type: choice, choices: [玉米, 水稻], for: [咨询, 求助], shown to: units,
            required before: register }
        - { field: area, label: 面积, type: number, measured in: 亩, shown to: units, required before: submitResult }
        - { field: batch, label: 批次, type: choice, choices: [春, 秋], required before: dispatch }
        - { field: remark, label: 说明, type: text }
        """;

    internal Office Office { get; } = new(sources => sources with
    {
        Files = new Dictionary<string, string>(sources.Files) { ["liaoning-12316/fields.yaml"] = Fields },
    });

    public ValueTask InitializeAsync() => Office.InitializeAsync();

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
