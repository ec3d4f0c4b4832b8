using System.Buffers.Binary;

namespace AlignmentHub.Benchmarks.Data;

/// <summary>What the data set draws from a seeded generator, so that every run has the same rows.</summary>
internal static class Draws
{
    public static T Any<T>(this Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public static bool Chance(this Random random, double share) => random.NextDouble() < share;

    /// <summary>An id of version 7, as the hub makes them, for something that came into being at this instant.</summary>
    public static Guid Id(this Random random, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        Span<byte> instant = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(instant, at.ToUnixTimeMilliseconds());
        instant[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Waiting times crowd near zero and have a long tail.</summary>
    public static TimeSpan Wait(this Random random, TimeSpan mean) => mean * -Math.Log(1 - random.NextDouble());

    /// <summary>PostgreSQL keeps microseconds; a finer instant would not be found again.</summary>
    public static DateTimeOffset Between(this Random random, DateTimeOffset from, DateTimeOffset to)
    {
        var ticks = (long)((to - from).Ticks * random.NextDouble());
        return from.AddTicks(ticks - (ticks % TimeSpan.TicksPerMillisecond));
    }
}
