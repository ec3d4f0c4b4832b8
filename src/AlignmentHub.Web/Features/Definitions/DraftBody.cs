using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Json;
using AlignmentHub.Domain.Definitions.Questions;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>What a request brings to make a draft of: a document, bare or under its name, or the number of another version.</summary>
internal sealed record DraftBody(string? Name, JsonElement Document, int? From)
{
    private const string Member = "document";

    /// <summary>What a definition of this stage is called that was given no name.</summary>
    public string UsualName => DefinitionContent.StageOf(Document) == QualifyingQuestions.SqlStage ? "Sales-qualified lead" : "Marketing-qualified lead";

    private bool IsBare { get; init; }

    public static async Task<Outcome<DraftBody>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = await Body.ParseAsync(request, ct);
        var root = body.RootElement.Clone();
        if (root.ValueKind != JsonValueKind.Object) return Refusal.Field("$", "The body must be a JSON object.");

        if (!root.TryGetProperty(Member, out _) && !root.TryGetProperty("from", out _)) return new DraftBody(null, root, null) { IsBare = true };

        var problems = new PathProblems();
        var at = new JsonCursor(root, "", problems).Object("name", "stage", Member, "from");
        if (at["stage"].TextOrNull() is { } stage && stage is not (DefinitionDocument.MqlStage or QualifyingQuestions.SqlStage))
            at["stage"].Refuse($"There are {DefinitionDocument.MqlStage} and {QualifyingQuestions.SqlStage}.");
        var read = new DraftBody(at["name"].TextOrNull(), at[Member].Json, at["from"].WholeOrNull(1, int.MaxValue));
        if (!at[Member].IsAbsent && read.From is not null) at["from"].Refuse($"Cannot stand beside {Member}.");
        return problems.IsEmpty ? read : problems.ToRefusal("This is no draft of a definition.");
    }

    /// <summary>The refusal of the document with paths as the sender sees them.</summary>
    public Refusal InBody(Refusal refusal) => IsBare || refusal.Fields.Count == 0 ? refusal : refusal with
    {
        Fields = refusal.Fields.ToDictionary(f => f.Key switch { "$" => Member, "name" => f.Key, _ => $"{Member}.{f.Key}" }, f => f.Value),
    };
}
