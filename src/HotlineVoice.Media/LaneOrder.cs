using System.Collections.Immutable;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media;

/// <summary>What the exchange asks of a lane. An order about a leg that is gone is harmless;
/// what it would have ended ends.</summary>
public abstract record LaneOrder
{
    LaneOrder()
    {
    }

    /// <summary>From now on plays take their prompts here; what plays already goes on with the old ones.</summary>
    public sealed record UsePrompts(PromptLibrary Library) : LaneOrder;

    /// <summary>Opens a leg; it is served from the next sub-tick of its phase on.</summary>
    public sealed record AddLeg(LegId Leg, LegOptions Options) : LaneOrder;

    /// <summary>A new answer: other address, codec or direction. A changed address is latched anew.</summary>
    public sealed record ChangeLeg(LegId Leg, LegOptions Options) : LaneOrder;

    /// <summary>Ends a leg: its play is cut, its recording ends, RTCP says goodbye.</summary>
    public sealed record RemoveLeg(LegId Leg) : LaneOrder;

    /// <summary>Plays prompts back to back; a play that runs on the leg is cut. It goes before the bridge: whoever is
    /// played to, music too, does not hear the others meanwhile.</summary>
    /// <param name="Id">Its name.</param>
    /// <param name="Leg">Who hears it.</param>
    /// <param name="Prompts">Names in the library; one that is missing fails the whole play.</param>
    /// <param name="Repeat">Begin again after the last one (music). Such a play is not recorded.</param>
    /// <param name="CutByDigit">A digit cuts it (barge-in).</param>
    /// <param name="ReportDigits">False: digits pressed during the play are swallowed.</param>
    public sealed record Play(
        PlayId Id,
        LegId Leg,
        ImmutableArray<string> Prompts,
        bool Repeat = false,
        bool CutByDigit = false,
        bool ReportDigits = true) : LaneOrder;

    /// <summary>Plays one prompt that is in no library: a recording heard again. Digits pressed meanwhile are reported.
    /// </summary>
    /// <param name="Id">Its name.</param>
    /// <param name="Leg">Who hears it.</param>
    /// <param name="Prompt">The words.</param>
    /// <param name="CutByDigit">A digit cuts it (barge-in).</param>
    public sealed record PlayPrompt(PlayId Id, LegId Leg, Prompt Prompt, bool CutByDigit = false) : LaneOrder;

    /// <summary>Cuts a play; nothing happens if it is over.</summary>
    public sealed record StopPlay(PlayId Id) : LaneOrder;

    /// <summary>Plays a tone with its cadence; it ends as every play does.</summary>
    public sealed record PlayTone(PlayId Id, LegId Leg, ToneShape Tone) : LaneOrder;

    /// <summary>Presses digits towards the peer: RFC 4733 if agreed, else tones.</summary>
    /// <param name="Leg">Who hears them.</param>
    /// <param name="Digits">0-9 * # A-D; a comma is a pause of half a second.</param>
    /// <param name="Each">How long each is held, at least 40 ms; the pause between is 60 ms.</param>
    public sealed record SendDigits(LegId Leg, string Digits, TimeSpan Each) : LaneOrder;

    /// <summary>Begins to record a leg; one recording a leg.</summary>
    public sealed record StartRecording(RecordingId Recording, LegId Leg, RecordingShape Shape) : LaneOrder;

    /// <summary>Ends a recording; nothing happens if it is over.</summary>
    public sealed record StopRecording(RecordingId Recording) : LaneOrder;

    /// <summary>Lets legs hear each other, each all but himself, as far as their places allow it. Said again with
    /// other places it replaces the former set, unheard by those who stay; who is left out is free.</summary>
    /// <param name="Id">Its name; the first time it is said the bridge begins.</param>
    /// <param name="Places">At most <see cref="MediaLimits.BridgeLegsMax"/>. A leg that is not here is skipped, one
    /// that is in another bridge leaves that, of two places of one leg the later one holds.</param>
    public sealed record Bridge(BridgeId Id, ImmutableArray<BridgePlace> Places) : LaneOrder;

    /// <summary>Parts the legs of a bridge; they stay.</summary>
    public sealed record Unbridge(BridgeId Id) : LaneOrder;
}
