using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Prompts;

namespace HotlineVoice.Hotline.Tests;

/// <summary>A small hotline in words; a test changes one file and keeps the rest.</summary>
sealed class PlanTexts
{
    readonly Dictionary<string, string> _files = new()
    {
        [PlanSources.PromptsFile] = """
            common:
              welcome: 您好。
              menu: 请选择。
              ask: 请输入工单编号。
              goodbye: 再见。
              invalid: 您的输入有误。
              timeout: 正在为您转接。
              timeout_vm: 现在为您转到留言。
              queue_unstaffed: 当前没有座席。
              queue_first: [您前面还有, {count: n}, 位, 预计, {count: m}, 分钟。]
              queue_repeat: [您现在排在第, {ordinal: n}, 位。]
              queue_offer_callback: 如果不便等待请按1。
              callback_ok: [将拨打尾号, {digits: tail4}, 的电话。]
              callback_hidden: 请输入您的电话。
              queue_full: 我们将尽快回拨。
              queue_full_hidden: 请稍后再拨。
              agent_no: [您好, {digits: agent_no}, 号话务员为您服务。]
              transfer_failed: 正在为您接回话务员。
              vm: 请说明情况。
              vm_beep: 请留言。
              vm_confirm: 留言已保存。
              vm_short: 没有听到。
              vm_done: [编号, {digits: vm_no}, 再见。]
              vm_not_kept: 无法保存。
              vm_none: 没有收到。
            """,
        ["test/hotline.yaml"] = """
            name: 试验热线
            code: t1
            digit: 9
            numbers: [96000]
            hours:
              working-hours: { working days: 08:00-20:00 }
            staffed: working-hours
            voicemail: { registered by: next-working-day }
            """,
        ["test/queues.yaml"] = "general: { title: 综合 }",
        ["test/flow.yaml"] = """
            start: menu
            steps:
              menu:
                menu: menu
                keys: { 1: general }
                otherwise: general
              general:
                queue: general
                otherwise: vm
              vm:
                voicemail: vm
                otherwise: end
              end:
                hang up: goodbye
            """,
    };

    readonly HashSet<string> _missing = [];

    internal static PlanSet With(string file, string text) =>
        new PlanTexts().Set(file, text).Load().Plans ?? throw new InvalidOperationException(
            string.Join('\n', new PlanTexts().Set(file, text).Load().Problems));

    internal PlanTexts Set(string file, string text)
    {
        _files[file] = text;
        return this;
    }

    internal PlanTexts Remove(string file)
    {
        _files.Remove(file);
        return this;
    }

    internal PlanTexts WithoutReading(string reading)
    {
        _missing.Add(reading);
        return this;
    }

    internal PlanLoad Load() => PlanLoading.Load(Sources());

    internal PlanLoad Check() => PlanLoading.Check(Sources());

    internal string[] Problems() => [.. Check().Problems.Select(problem => problem.ToString())];

    PlanSources Sources()
    {
        string[] common =
        [
            "welcome", "menu", "ask", "goodbye", "invalid", "timeout", "timeout_vm", "queue_unstaffed", "vm", "vm_beep",
            "vm_confirm", "vm_short", "vm_done.1", "vm_done.2", "vm_not_kept", "vm_none", "beep",
            "queue_first.1", "queue_first.2", "queue_first.3", "queue_first.4", "queue_repeat.1", "queue_repeat.2",
            "queue_offer_callback", "callback_ok.1", "callback_ok.2", "callback_hidden", "queue_full",
            "queue_full_hidden", "agent_no.1", "agent_no.2", "transfer_failed",
        ];
        var lengths = common.Select(id => "common/" + id).Concat(SpokenNumber.Readings).Append("music/waiting")
            .Where(reading => !_missing.Contains(reading))
            .ToDictionary(reading => reading, _ => TimeSpan.FromSeconds(1));
        return new PlanSources(_files, lengths);
    }
}
