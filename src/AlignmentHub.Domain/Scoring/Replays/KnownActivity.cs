using System.Runtime.InteropServices;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>An activity with the instant from which it was known: its own, or that of its arrival if that was later (semantics.md 3.7).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)] // 20 bytes: a part of a replay holds a million
public readonly record struct KnownActivity(long UtcTicks, long KnownTicks, int Shape);
