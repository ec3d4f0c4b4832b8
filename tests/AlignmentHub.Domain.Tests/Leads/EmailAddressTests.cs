using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Tests.Support;
using FsCheck.Fluent;

namespace AlignmentHub.Domain.Tests.Leads;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("  Ada.Lovelace+News@Example.COM\t", "ada.lovelace+news@example.com", "dots and plus-tags stay")]
    [InlineData("jose\u0301@example.com", "jos\u00e9@example.com", "accents are composed")]
    [InlineData("JOSÉ@MÜNCHEN.de", "josé@xn--mnchen-3ya.de", "the domain is ASCII, the name is not")]
    [InlineData("a@xn--mnchen-3ya.de", "a@xn--mnchen-3ya.de", "already ASCII")]
    [InlineData("a@例え.jp", "a@xn--r8jz45g.jp", "any script")]
    [InlineData("o'brien_1@sub.example.co.uk", "o'brien_1@sub.example.co.uk", "what mailboxes may contain")]
    public void One_mailbox_has_one_spelling(string written, string expected, string because)
    {
        Assert.True(expected == EmailAddress.Normalise(written).Value, because);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("@example.com")]
    [InlineData("ada@example")]
    [InlineData("ada@example.")]
    [InlineData("ada@.com")]
    [InlineData("ada@exa mple.com")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData("ada@ben@example.com")]
    [InlineData("ada lovelace@example.com")]
    [InlineData("ada\0@example.com")]
    [InlineData("ada@example.com\0")]
    [InlineData("ada\u0007@example.com")]
    [InlineData("ada\u200b@example.com")]
    [InlineData("ada\r\nBcc: x@example.com")]
    public void What_is_no_address_is_refused_in_words(string? written)
    {
        Assert.NotEmpty(EmailAddress.Normalise(written).Refusal!.Reason);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        // Not in a theory: the runner could not print it.
        Assert.False(EmailAddress.Normalise("ada\ud83d@example.com").IsDone);
    }

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void An_address_has_at_most_254_characters(int length, bool isDone)
    {
        Assert.Equal(isDone, EmailAddress.Normalise(new string('a', length - 12) + "@example.com").IsDone);
    }

    [Fact]
    public void The_length_is_that_of_what_is_stored()
    {
        // 200 + 1 + 47 characters as written; each ü makes a label longer in ASCII.
        var written = new string('a', 200) + "@" + string.Concat(Enumerable.Repeat("üüüü.", 9)) + "de";

        Assert.False(EmailAddress.Normalise(written).IsDone);
    }

    [Fact]
    public void The_spelling_of_a_spelling_is_itself() => Always.Holds(
        Gen.Elements("a", "B", ".", "+", "É", "e\u0301", "ß", "İ", "Σ", "ﬁ", "１", "𝒜", "-", "'").ArrayOf()
            .Zip(Gen.Elements("Example.COM", "BÜCHER.de", "ΣΑΣ.gr", "faß.de", "１.com")),
        parts => EmailAddress.Normalise($"{string.Concat(parts.Item1)}@{parts.Item2}").Value is not { } once || EmailAddress.Normalise(once).Value == once);

    [Theory]
    [InlineData("ada@acme.example", EmailKind.Business, "in no list")]
    [InlineData("ada@gmail.com", EmailKind.Free, "a free provider")]
    [InlineData("ada@mail.gmail.com", EmailKind.Business, "a company may be called so: free lists name whole domains")]
    [InlineData("ada@mailinator.com", EmailKind.Disposable, "a disposable service")]
    [InlineData("ada@x.y.mailinator.com", EmailKind.Disposable, "and its subdomains")]
    [InlineData("ada@notmailinator.com", EmailKind.Business, "another domain that ends alike")]
    [InlineData("ada@both.example", EmailKind.Disposable, "in both lists")]
    public void The_lists_say_what_kind_it_is(string address, EmailKind kind, string because)
    {
        var (free, disposable) = (new HashSet<string> { "gmail.com", "both.example" }, new HashSet<string> { "mailinator.com", "both.example", "com." });

        Assert.True(kind == EmailAddress.KindOf(address, free, disposable), because);
    }
}
