using System.Text.Json;
using System.Text.Json.Serialization;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>A body of many items, such as { "leads": [..] }: those that can be read, and of each other one why not.</summary>
public sealed class BatchBody<T> where T : class
{
    private readonly BatchItem[] _answers;
    private readonly List<int> _places = [];
    private readonly List<T> _rows = [];

    internal BatchBody(JsonElement list, Func<RawValue, Outcome<T>> parse)
    {
        _answers = new BatchItem[list.GetArrayLength()];
        foreach (var (index, item) in list.EnumerateArray().Index()) Take(index, parse(RawValue.Of(item)));
    }

    /// <summary>The items that can be taken.</summary>
    public IReadOnlyList<T> Rows => _rows;

    /// <summary>The answers of all items in order, once there is one for each of the rows.</summary>
    public IResult Answer<TAnswer>(IReadOnlyList<TAnswer> answers, Func<int, TAnswer, BatchItem> itemOf)
    {
        foreach (var (row, place) in _places.Index()) _answers[place] = itemOf(place, answers[row]);
        return TypedResults.Json(new { items = _answers }, Body.Options);
    }

    private void Take(int index, Outcome<T> read)
    {
        if (read.Value is not { } row)
        {
            _answers[index] = BatchItem.Refused(index, read.Refusal!);
            return;
        }

        _places.Add(index);
        _rows.Add(row);
    }
}

public static class BatchBody
{
    /// <exception cref="BadHttpRequestException">It is no JSON, or has more items than one call takes.</exception>
    public static async Task<Outcome<BatchBody<T>>> ReadAsync<T>(
        HttpRequest request, string member, int most, Func<RawValue, Outcome<T>> parse, CancellationToken ct) where T : class
    {
        using var document = await Body.ParseAsync(request, ct);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return Refusal.Field("$", $"Must be an object with a list of {member}.");
        if (document.RootElement.EnumerateObject().FirstOrDefault(m => !m.NameEquals(member)) is { Value.ValueKind: not JsonValueKind.Undefined } other)
            return Refusal.Field(other.Name, $"Is not known here; known is {member}.");
        if (!document.RootElement.TryGetProperty(member, out var list) || list.ValueKind != JsonValueKind.Array)
            return Refusal.Field(member, "Must be a list.");
        if (list.GetArrayLength() > most)
            throw new BadHttpRequestException($"One call takes {most} {member} at most. Send them in parts.", StatusCodes.Status413PayloadTooLarge);

        return new BatchBody<T>(list, parse);
    }
}

/// <summary>What came of one item of a batch.</summary>
public sealed record BatchItem(int Index)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Created { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BatchError? Error { get; init; }

    public static BatchItem Refused(int index, Refusal refusal) =>
        new(index) { Error = new(Problems.StatusOf(refusal), refusal.Reason, refusal.Fields) };
}

/// <summary>Why an item was refused, in the words and with the status that it would have had alone.</summary>
public sealed record BatchError(int Status, string Detail, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors);
