using System.Collections.Frozen;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>Which mail providers say nothing about a person's company; the lists ship with the hub.</summary>
public static class AddressLists
{
    private static readonly FrozenSet<string> Free = Read("free.txt");
    private static readonly FrozenSet<string> Disposable = Read("disposable.txt");

    /// <summary>What a normalised address says about the company.</summary>
    public static EmailKind KindOf(string email) => EmailAddress.KindOf(email, Free, Disposable);

    private static FrozenSet<string> Read(string list)
    {
        using var stream = typeof(AddressLists).Assembly.GetManifestResourceStream(list) ?? throw new InvalidOperationException($"The list {list} is missing.");
        using var lines = new StreamReader(stream);
        return lines.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToFrozenSet();
    }
}
