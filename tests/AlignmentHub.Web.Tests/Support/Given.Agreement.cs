using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Support;

public sealed partial class Given
{
    private static int _contents;

    /// <summary>A version that is proposed, with a content of its own unless one is given.</summary>
    public async Task<DraftKey> ProposedAsync(string? document = null, Proposal? proposal = null)
    {
        var draft = await DraftAsync(document ?? UniqueDocument());
        var marketer = ActorOf(await PersonAsync(Role.Marketer));
        var outcome = await app.Get<ProposeVersion>().RunAsync(draft.DefinitionId, draft.Number, null, proposal ?? Proposal.Plain, marketer);
        Assert.Null(outcome.Refusal);
        return draft;
    }

    /// <summary>A version that one person of each side has signed after opening its back-test.</summary>
    public async Task<DraftKey> SignedAsync(string? document = null, Proposal? proposal = null)
    {
        var version = await ProposedAsync(document, proposal);
        Person[] signers = [await PersonAsync(Role.Marketer), await PersonAsync(Role.SalesManager)];
        await OpenedBackTestAsync(version, signers);
        foreach (var signer in signers)
            Assert.Null((await app.Get<SignVersion>().RunAsync(version.DefinitionId, version.Number, null, null, ActorOf(signer))).Refusal);

        return version;
    }

    /// <summary>A version that both sides have signed and that is active; the version before it retires.</summary>
    public async Task<DraftKey> SignedAndActiveAsync(string? document = null, ActivationReach reach = ActivationReach.NextActivity)
    {
        var version = await SignedAsync(document);
        var marketer = ActorOf(await PersonAsync(Role.Marketer));
        Assert.Null((await app.Get<ActivateVersion>().RunAsync(version.DefinitionId, version.Number, null, null, reach, marketer)).Refusal);
        return version;
    }

    /// <summary>A finished back-test of what the version says now, which these people have opened.</summary>
    public async Task<Guid> OpenedBackTestAsync(DraftKey version, params Person[] people)
    {
        await using var db = app.Open();
        var tested = await db.Set<DefinitionVersion>().AsNoTracking().SingleAsync(v => v.DefinitionId == version.DefinitionId && v.Number == version.Number);
        var (now, today) = (app.Clock.GetUtcNow(), DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime));
        var test = BackTest.Request(tested, null, today.AddDays(-90), today, null, now).Value!;
        test.Start(1, now);
        test.Finish("{}", now);
        db.Add(test);
        await db.SaveChangesAsync();
        foreach (var person in people)
            await db.Database.ExecuteSqlAsync($"insert into back_test_views (back_test_id, person_id, opened_at) values ({test.Id}, {person.Id}, {now})");
        return test.Id;
    }

    /// <summary>A document that no other version has.</summary>
    public static string UniqueDocument() =>
        SimpleDocument.Replace("\"total\": 30", $"\"total\": {30 + (Interlocked.Increment(ref _contents) / 1000.0)}", StringComparison.Ordinal);
}
