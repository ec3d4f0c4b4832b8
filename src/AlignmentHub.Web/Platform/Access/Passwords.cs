using AlignmentHub.Domain;
using Microsoft.AspNetCore.Identity;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Which passwords are taken, and how they are kept.</summary>
public sealed class Passwords(IPasswordHasher<Person> hasher)
{
    public const int Shortest = 8;
    public const int Longest = 200;
    private const int DifferentCharacters = 5;

    // Tried first by everybody who guesses; all others are stopped by the lock-out.
    private static readonly string[] Guessed =
        ["password", "passw0rd", "12345678", "123456789", "1234567890", "qwertyui", "qwertyuiop", "iloveyou", "sunshine", "princess", "football", "baseball", "welcome1", "trustno1", "alignmenthub"];

    // Verified against when nobody has the address, so that the time to answer does not tell.
    private readonly string _nobodys = hasher.HashPassword(new Person(), Guid.NewGuid().ToString());

    /// <summary>Length is what helps; demanding a digit and a capital only makes Passw0rd! (NIST SP 800-63B, 3.1.1.2).</summary>
    public static Outcome Check(string? password, string email)
    {
        if (password is null || password.Length is < Shortest or > Longest) return No($"Use {Shortest} to {Longest} characters. Three words make a good password.");
        if (password.Distinct().Count() < DifferentCharacters) return No($"Use at least {DifferentCharacters} different characters.");
        if (Guessed.Contains(password, StringComparer.OrdinalIgnoreCase)) return No("This password is on every list of guesses. Choose another one.");
        if (email.Equals(password, StringComparison.OrdinalIgnoreCase)) return No("Do not use your e-mail address as the password.");

        return Outcome.Done;
    }

    /// <summary>Gives a person a checked password. Everywhere they were signed in, they are no longer.</summary>
    public void Set(Person person, string password)
    {
        person.PasswordHash = hasher.HashPassword(person, password);
        person.SignOutEverywhere();
    }

    /// <summary>Takes the same time whether or not there is such a person.</summary>
    public bool IsRight(Person? person, string password)
    {
        var verified = hasher.VerifyHashedPassword(person ?? new Person(), person?.PasswordHash ?? _nobodys, password);
        return person?.PasswordHash is not null && verified != PasswordVerificationResult.Failed;
    }

    private static Refusal No(string reason) => Refusal.Field("password", reason);
}
