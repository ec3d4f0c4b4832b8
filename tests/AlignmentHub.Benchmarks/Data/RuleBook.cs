namespace AlignmentHub.Benchmarks.Data;

internal static class RuleBook
{
    /// <summary>
    /// Twelve rules. Who is in the core segment qualifies at once; nobody else ever reaches a fit of 60, so that the share of
    /// leads that qualify is exactly the share of that segment.
    /// </summary>
    public const string Document = """
        {
          "stage": "mql",
          "gate": { "required": ["email"], "exclusions": [ { "name": "Competitor", "when": { "field": "account.domain", "op": "in", "value": ["rival.test"] } } ] },
          "fit": { "groups": [
            { "name": "Segment", "rules": [
              { "name": "Core segment", "points": 60, "when": { "field": "custom.segment", "op": "eq", "value": "core" } } ] },
            { "name": "Role", "cap": 20, "rules": [
              { "name": "Head", "points": 15, "when": { "field": "title", "op": "contains", "value": "head" } },
              { "name": "Director", "points": 10, "when": { "field": "title", "op": "startsWith", "value": "director" } } ] },
            { "name": "Company", "cap": 20, "rules": [
              { "name": "Large", "points": 10, "when": { "field": "account.employees", "op": "gte", "value": 200 } },
              { "name": "Industry", "points": 10, "when": { "field": "account.industry", "op": "in", "value": ["Software", "Manufacturing", "Finance"] } },
              { "name": "Country", "points": 5, "when": { "any": [ { "field": "country", "op": "in", "value": ["DE", "FR", "NL"] }, { "field": "country", "op": "eq", "value": "US" } ] } } ] } ] },
          "engagement": { "groups": [
            { "name": "Web", "cap": 45, "rules": [
              { "name": "Pricing page", "points": 10, "per": "each", "halfLifeDays": 30, "max": 30,
                "activity": { "type": "page_view", "where": { "field": "url", "op": "contains", "value": "/pricing" } } },
              { "name": "Any page", "points": 1, "per": "each", "halfLifeDays": 14, "max": 15, "activity": { "type": "page_view" } },
              { "name": "Form", "points": 8, "per": "each", "halfLifeDays": 30, "max": 24, "activity": { "type": "form_submit" } } ] },
            { "name": "Interest", "rules": [
              { "name": "Downloads", "points": 5, "per": "each", "halfLifeDays": 30, "max": 20, "activity": { "type": "content_download" } },
              { "name": "Two webinars", "points": 20, "per": "once", "atLeast": 2, "windowDays": 90, "activity": { "type": "webinar" } },
              { "name": "Demo request", "points": 40, "per": "once", "windowDays": 30, "activity": { "type": "demo_request" } } ] } ] },
          "thresholds": { "fit": 60, "engagement": 0, "total": 30 }
        }
        """;
}
