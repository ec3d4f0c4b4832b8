namespace AlignmentHub.Domain.Integrations;

/// <summary>How a sender names a lead: by exactly one of these.</summary>
public sealed record LeadKey(string? Email, string? ExternalId, Guid? Id)
{
    internal static LeadKey Read(RowReader row)
    {
        row.WithMembers("email", "externalId", "id");
        var key = new LeadKey(row.Email("email").Value, row.Key("externalId", LeadRow.MostExternalId).Value, ReadId(row));
        string[] names = ["email", "externalId", "id"];
        if (row.IsObject && names.Count(name => row[name].Kind is not (RawKind.Absent or RawKind.Null)) != 1)
            row.Refuse("Must name the lead by exactly one of email, externalId and id.");
        return key;
    }

    private static Guid? ReadId(RowReader row)
    {
        var raw = row["id"];
        if (raw.Kind is RawKind.Absent or RawKind.Null) return null;
        if (raw.Kind == RawKind.Text && Guid.TryParseExact(raw.Text(), "D", out var id)) return id;

        row.Refuse("id", "Must be the id of a lead.");
        return null;
    }
}
