using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Digests;
using AlignmentHub.Web.Features.Revenue.Ingest;
using AlignmentHub.Web.Features.Revenue.Quality;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Reports;
using AlignmentHub.Web.Features.Revenue.Targets;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Features.Revenue.Won;

namespace AlignmentHub.Web.Features.Revenue;

internal static class RevenueFeature
{
    public static IServiceCollection AddRevenue(this IServiceCollection services) => services
        .AddSingleton<FunnelQueries>()
        .AddSingleton<VelocityQueries>()
        .AddSingleton<BusinessVelocityQueries>()
        .AddSingleton<RevenueQueries>()
        .AddSingleton<QualityQueries>()
        .AddSingleton<RevenueNumbersQueries>()
        .AddSingleton<MoneyNumbersQueries>()
        .AddSingleton<LeadNumbersQueries>()
        .AddSingleton<ChangeQueries>()
        .AddSingleton<ChangeSentences>()
        .AddSingleton<DigestQueries>()
        .AddSingleton<WriteDigests>()
        .AddSingleton<BandQueries>()
        .AddSingleton<ChurnQueries>()
        .AddSingleton<CampaignNames>()
        .AddSingleton<TouchQueries>()
        .AddSingleton<DealPathQueries>()
        .AddSingleton<AttributionQueries>()
        .AddSingleton<PipelineQueries>()
        .AddSingleton<SpeedQueries>()
        .AddSingleton<WonQueries>()
        .AddSingleton<TargetQueries>()
        .AddSingleton<TeamChoiceQueries>()
        .AddSingleton<SetTargets>()
        .AddSingleton<WriteNote>()
        .AddSingleton<ClosedMonthQueries>()
        .AddSingleton<MonthFigures>()
        .AddSingleton<MonthMoney>()
        .AddSingleton<MonthFunnel>()
        .AddSingleton<MonthParts>()
        .AddSingleton<FigureText>()
        .AddSingleton<MonthPromises>()
        .AddSingleton<AdjustmentQueries>()
        .AddSingleton<CloseMonth>()
        .AddSingleton<ReopenMonth>()
        .AddSingleton<AnswerReport>()
        .AddReports()
        .AddRecords()
        .AddTerms()
        .AddSingleton<RevenuePeriods>()
        .AddSingleton<IngestOpportunities>();

    private static IServiceCollection AddTerms(this IServiceCollection services) => services
        .AddSingleton<TermsQueries>()
        .AddSingleton<TermsText>()
        .AddSingleton<ProposeTerms>()
        .AddSingleton<SignTerms>()
        .AddSingleton<WithdrawTerms>();

    private static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddSingleton<RecordQueries>()
        .AddSingleton<RecordsTitle>()
        .AddSingleton<IRecordSource, DealRecords>()
        .AddSingleton<IRecordSource, ClosedDealRecords>()
        .AddSingleton<IRecordSource, EarnedRecords>()
        .AddSingleton<IRecordSource, WonRecords>()
        .AddSingleton<IRecordSource, HandoffRecords>()
        .AddSingleton<IRecordSource, ClockRecords>()
        .AddSingleton<IRecordSource, CohortRecords>()
        .AddSingleton<IRecordSource, EntryRecords>()
        .AddSingleton<IRecordSource, SpeedRecords>()
        .AddSingleton<IRecordSource, PassRecords>()
        .AddSingleton<IRecordSource, MonthRecords>()
        .AddSingleton<IRecordSource, BandRecords>()
        .AddSingleton<IRecordSource, ChurnRecords>();

    private static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<IReport, FunnelReport>()
        .AddSingleton<IReport, VelocityReport>()
        .AddSingleton<IReport, RevenueReport>()
        .AddSingleton<IReport, RejectionsReport>()
        .AddSingleton<IReport, AttributionReport>()
        .AddSingleton<IReport, PipelineReport>()
        .AddSingleton<IReport, BandsReport>()
        .AddSingleton<IReport, ChurnReport>()
        .AddSingleton<IReport, SpeedReport>()
        .AddSingleton<IReport, WonReport>()
        .AddSingleton<IReport, TargetsReport>()
        .AddSingleton<IReport, MonthsReport>()
        .AddSingleton<IReport, RecordsReport>();
}
