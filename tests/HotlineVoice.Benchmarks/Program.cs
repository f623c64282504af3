using HotlineVoice.Benchmarks.Crowds;
using HotlineVoice.Benchmarks.Micro;

// Verbs of this program. Without one it measures everything that the README's figures speak of, one after the other.
return args switch
{
    ["crowd", .. var rest] => Crowd.Run(CrowdOptions.Parse(rest)),
    ["bare-send", .. var rest] => BareLoop.Run(rest),
    ["prompt-crowd", .. var rest] => PromptCrowd.Run(rest),
    ["micro", .. var rest] => MicroBenchmarks.Run(rest),
    [] => MicroBenchmarks.Run([]) | PromptCrowd.Run([]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        HotlineVoice.Benchmarks [VERB]
          micro [--filter PATTERN]                     parse an INVITE, walk a transaction, tick a lane: time and bytes
          prompt-crowd [--callers N] [--seconds N] [--runs N]
                                                       callers hear a prompt; server CPU beside a bare loop's
          crowd --server IP:PORT [--callers N] …       the callers alone, against a running server
          bare-send --ports FILE [--seconds N]         the bare loop alone
        """);
    return 2;
}
