using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>How both sides come to agree on a version, over REST (api.md, Act). Each act answers with the version as it is then.</summary>
internal static class AgreementEndpoints
{
    public static RouteGroupBuilder MapAgreement(this RouteGroupBuilder definitions)
    {
        definitions.MapPost("/{id:guid}/versions/{number:int}/propose", ProposeAsync).Needs(ApiScope.Write)
            .WithSummary("Offer a draft to both sides: { because?, reason? }; its content cannot change from now on");
        definitions.MapPost("/{id:guid}/versions/{number:int}/sign", SignAsync).Needs(ApiScope.Write)
            .WithSummary("Sign for the side of one's team, after opening the finished back-test of this content: { side? }");
        definitions.MapPost("/{id:guid}/versions/{number:int}/withdraw", WithdrawAsync).Needs(ApiScope.Write)
            .WithSummary("Give a version up before it ever counted");
        definitions.MapPost("/{id:guid}/versions/{number:int}/activate", ActivateAsync).Needs(ApiScope.Write)
            .WithSummary("Make a version the active one, now or at an instant: { at?, reach: nextActivity | allNow }");
        return definitions;
    }

    private static async Task<IResult> ProposeAsync([AsParameters] VersionCall call, ProposeVersion propose)
    {
        var read = await Body.ReadOrAsync(call.Request, new ProposeBody(), call.Stopping);
        return read.Value is { } body
            ? await call.AnswerAsync(await propose.RunAsync(call.Id, call.Number, call.Seen, body.Proposal, call.By, call.Stopping))
            : read.Refusal!.ToProblem();
    }

    private static async Task<IResult> SignAsync([AsParameters] VersionCall call, SignVersion sign)
    {
        var read = await Body.ReadOrAsync(call.Request, new SignBody(), call.Stopping);
        return read.Value is { } body
            ? await call.AnswerAsync(await sign.RunAsync(call.Id, call.Number, call.Seen, body.Side, call.By, call.Stopping))
            : read.Refusal!.ToProblem();
    }

    private static async Task<IResult> WithdrawAsync([AsParameters] VersionCall call, WithdrawVersion withdraw) =>
        await call.AnswerAsync(await withdraw.RunAsync(call.Id, call.Number, call.Seen, call.By, call.Stopping));

    private static async Task<IResult> ActivateAsync([AsParameters] VersionCall call, ActivateVersion activate)
    {
        var read = await Body.ReadOrAsync(call.Request, new ActivateBody(), call.Stopping);
        return read.Value is { } body
            ? await call.AnswerAsync(await activate.RunAsync(call.Id, call.Number, call.Seen, body.At, body.Reach, call.By, call.Stopping))
            : read.Refusal!.ToProblem();
    }
}
