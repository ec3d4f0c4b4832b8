using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>What a list of records is of, in words: campaigns and reasons by the names that people gave them.</summary>
public sealed class RecordsTitle(RecordQueries records, FigureText figures, CampaignNames campaigns, IDbContextFactory<HubDb> databases, IStringLocalizer<RevenueTexts> texts)
{
    /// <param name="asked">Of any period, which a title does not name.</param>
    public async Task<string> OfAsync(RecordsWanted asked, CancellationToken ct = default)
    {
        if (texts[$"of-{asked.Of}"] is not { ResourceNotFound: false } kind) return texts["Records"];

        string?[] parts = [texts["RecordsOf", kind], asked.Number is null ? null : figures.NameOf(asked.Number), await GroupAsync(asked, ct)];
        return string.Join(' ', parts.Where(part => part is { Length: > 0 }));
    }

    private async Task<string?> GroupAsync(RecordsWanted asked, CancellationToken ct)
    {
        return asked switch
        {
            { Number: { } number } => await OfNumberAsync(number),
            { Key: null } => null,
            { Of: "rejected" } => await ReasonAsync(asked.Key, ct),
            { Of: "earned" } => await OfNumberAsync(MonthFigure.Attribution(default, asked.EarnedBy)),
            { Key: "" } => texts["Blank"],
            _ when IsOf(asked, SpeedRecords.All) && texts[SpeedRecords.TextOf(asked.Key)] is { ResourceNotFound: false } bucket => bucket,
            _ => (await NamesAsync(IsByCampaign(asked))).GetValueOrDefault(asked.Key, asked.Key),
        };

        async Task<string> OfNumberAsync(string number) => figures.GroupOf(number, asked.Key, await NamesAsync(FigureText.IsByCampaign(number)));

        Task<IReadOnlyDictionary<string, string>> NamesAsync(bool isCampaign) => campaigns.OfAsync(isCampaign ? [asked.Key] : [], ct);
    }

    private async Task<string?> ReasonAsync(string key, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<RejectionReason>().Where(reason => reason.Key == key).Select(reason => reason.Label).SingleOrDefaultAsync(ct) ?? key;
    }

    private bool IsByCampaign(RecordsWanted asked) => IsOf(asked, "campaign") || (asked.Grouping == FunnelGrouping.Campaign && records.AreOfFunnel(asked.Of));

    private static bool IsOf(RecordsWanted asked, string kinds) => asked.Of.StartsWith(kinds, StringComparison.Ordinal);
}
