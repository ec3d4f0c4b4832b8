using System.Runtime.InteropServices;

namespace AlignmentHub.Domain.Scoring;

/// <summary>
/// An activity as an instant and the number of its shape. Activities that differ in nothing but lead, id and instant share a shape.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)] // 12 bytes: a preview keeps millions
public readonly record struct ShapedActivity(long UtcTicks, int Shape);
