using Microsoft.OpenApi;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>The OpenAPI document at /openapi/v1.json and the page that shows it at /api/docs; both work without the internet.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiFeature.Root[1..], StringComparison.Ordinal) == true;
        document.AddDocumentTransformer((api, _, _) =>
        {
            api.Info = new OpenApiInfo { Title = "AlignmentHub", Version = "v1", Description = "Leads in, hand-offs decided, promises and revenue out. Send an API key as bearer token." };
            api.Components ??= new OpenApiComponents();
            api.AddComponent(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "An API key of this hub." });
            return Task.CompletedTask;
        });
        document.AddOperationTransformer((operation, context, _) =>
        {
            var scope = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredScope>().FirstOrDefault();
            operation.Description = $"{operation.Description} Needs the scope {scope?.Scope.ToString().ToLowerInvariant()}.".Trim();
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
            return Task.CompletedTask;
        });
    });

    public static void UseApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(page =>
        {
            (page.RoutePrefix, page.DocumentTitle) = ("api/docs", "AlignmentHub API");
            page.SwaggerEndpoint("/openapi/v1.json", "AlignmentHub v1");
        });
    }
}
