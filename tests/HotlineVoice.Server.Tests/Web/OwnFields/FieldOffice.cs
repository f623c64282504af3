using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.OwnFields;

/// <summary>The offices, of which 12316 asks something of its own and 翁源 wants something done.</summary>
public sealed class FieldOffice : IAsyncLifetime
{
    const string Fields = """
        - { field: crop, label: 作物, type: choice, choices: [玉米, 水稻], for: [咨询, 求助], shown to: units,
            required before: register }
        - { field: area, label: 面积, type: number, measured in: 亩, shown to: units, required before: submitResult }
        - { field: batch, label: 批次, type: choice, choices: [春, 秋], required before: dispatch }
        - { field: remark, label: 说明, type: text }
        """;

    const string Checklists = """
        - checklist: help
          title: 求助办理清单
          for: 求助
          attached: register
          steps:
            - { do: 已核实地址, before: dispatch }
            - { do: 已上门, by: units, before: submitResult }
        - { checklist: group, title: 群体事项清单, steps: [ { do: 已报告负责人 } ] }
        """;

    internal Office Office { get; } = new(sources => sources with
    {
        Files = new Dictionary<string, string>(sources.Files)
        {
            ["liaoning-12316/fields.yaml"] = Fields,
            ["wengyuan-12345/checklists.yaml"] = Checklists,
        },
    });

    public ValueTask InitializeAsync() => Office.InitializeAsync();

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
