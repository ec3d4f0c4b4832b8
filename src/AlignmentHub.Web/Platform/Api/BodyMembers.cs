using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Says by name which members of a body are missing or unknown; the serialiser would only say that something is.</summary>
internal static class BodyMembers
{
    public static Refusal? Check(JsonElement body, JsonTypeInfo type)
    {
        if (body.ValueKind != JsonValueKind.Object) return Refusal.Field("$", "The body must be a JSON object.");

        var given = body.EnumerateObject().Select(member => member.Name).ToHashSet();
        var known = type.Properties.Select(property => property.Name).ToList();
        var missing = type.Properties.Where(property => property.IsRequired && !given.Contains(property.Name)).Select(property => (property.Name, "This is required."));
        var unknown = given.Except(known).Select(name => (Name: name, $"This is not known here; known are {string.Join(", ", known)}."));
        var problems = missing.Concat(unknown).ToDictionary(problem => problem.Name, problem => (IReadOnlyList<string>)[problem.Item2]);
        return problems.Count == 0 ? null : new Refusal("Some members of the body are missing or unknown.") { Fields = problems };
    }
}
