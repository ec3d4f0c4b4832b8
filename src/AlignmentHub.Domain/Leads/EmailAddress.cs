using System.Globalization;
using System.Text;

namespace AlignmentHub.Domain.Leads;

/// <summary>One spelling per mailbox (semantics.md 1): trimmed, NFC, lower case, domain in ASCII. Plus-tags and dots stay.</summary>
public static class EmailAddress
{
    /// <summary>The longest path of RFC 5321 without its angle brackets.</summary>
    public const int MaximumLength = 254;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    public static Outcome<string> Normalise(string? address)
    {
        var text = address?.Trim() ?? "";
        if (text.Length == 0) return new Refusal("Give an e-mail address.");
        if (text.Length > MaximumLength) return TooLong();
        if (text.EnumerateRunes().Any(IsUnreadable)) return new Refusal("An e-mail address has no spaces or invisible characters.");

        text = text.Normalize().ToLowerInvariant().Normalize();
        var at = text.LastIndexOf('@');
        if (at <= 0 || text.IndexOf('@') != at) return new Refusal("An e-mail address reads name@company.com.");
        if (AsciiDomain(text[(at + 1)..]) is not { } domain) return new Refusal("The part after the @ is not a domain such as company.com.");

        var normalised = $"{text[..at]}@{domain}";
        return normalised.Length > MaximumLength ? TooLong() : normalised;
    }

    /// <summary>The domain of a normalised address.</summary>
    public static string DomainOf(string normalised) => normalised[(normalised.LastIndexOf('@') + 1)..];

    /// <summary>Judges a normalised address by lists of domains. Disposable services also hand out subdomains, so their parents count.</summary>
    public static EmailKind KindOf(string normalised, IReadOnlySet<string> free, IReadOnlySet<string> disposable)
    {
        var domain = DomainOf(normalised);
        if (WithParents(domain).Any(disposable.Contains)) return EmailKind.Disposable;

        return free.Contains(domain) ? EmailKind.Free : EmailKind.Business;
    }

    private static Refusal TooLong() => new($"An e-mail address has at most {MaximumLength} characters.");

    // A lone half of a surrogate pair enumerates as the replacement character and could not be stored.
    private static bool IsUnreadable(Rune rune) => rune == Rune.ReplacementChar || Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static string? AsciiDomain(string domain)
    {
        if (!domain.Contains('.') || domain.EndsWith('.')) return null;

        try
        {
            return Idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException) // the framework has no other way to ask
        {
            return null;
        }
    }

    private static IEnumerable<string> WithParents(string domain)
    {
        for (var rest = domain; rest.Contains('.'); rest = rest[(rest.IndexOf('.') + 1)..]) yield return rest;
    }
}
