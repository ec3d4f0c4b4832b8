namespace AlignmentHub.Domain.Sla;

/// <summary>A stretch of UTC or of local time in ticks, from included, to excluded.</summary>
internal sealed record Span(long From, long To)
{
    /// <summary>The same time as sorted stretches that do not touch.</summary>
    public static List<Span> Union(IEnumerable<Span> spans)
    {
        var union = new List<Span>();
        foreach (var span in spans.Where(s => s.From < s.To).OrderBy(s => s.From))
        {
            if (union.Count > 0 && union[^1].To >= span.From) union[^1] = union[^1] with { To = Math.Max(union[^1].To, span.To) };
            else union.Add(span);
        }
        return union;
    }

    /// <summary>What the taken stretches, a union, leave free of this one.</summary>
    public IEnumerable<Span> Without(List<Span> taken)
    {
        var from = From;
        foreach (var span in taken.Where(s => s.To > From && s.From < To))
        {
            if (span.From > from) yield return new Span(from, span.From);
            from = span.To;
        }
        if (from < To) yield return this with { From = from };
    }

    /// <summary>The same time in parts of at most a length, one after the other.</summary>
    public IEnumerable<Span> Pieces(long longest)
    {
        for (var from = From; from < To;)
        {
            var to = To - from > longest ? from + longest : To;
            yield return new Span(from, to);
            from = to;
        }
    }
}
