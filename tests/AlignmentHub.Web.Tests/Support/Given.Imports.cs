using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AlignmentHub.Web.Features.Integrations;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Support;

public sealed partial class Given
{
    /// <summary>Imports a file over the API and waits for its end, as a script would.</summary>
    public async Task<JsonElement> ImportAsync(string file, string mapping, string mode = "commit", string name = "leads.csv", HttpClient? caller = null) =>
        await ImportAsync(Encoding.UTF8.GetBytes(file), mapping, mode, name, caller);

    public async Task<JsonElement> ImportAsync(byte[] file, string mapping, string mode = "commit", string name = "leads.csv", HttpClient? caller = null)
    {
        var started = await PostImportAsync(file, mapping, mode, name, caller);
        var answer = await started.Content.ReadFromJsonAsync<JsonElement>();
        if ((int)started.StatusCode != 202) throw new InvalidOperationException(answer.ToString());

        await RunImportsAsync();
        return await app.Api().GetFromJsonAsync<JsonElement>($"/api/v1/imports/{answer.GetProperty("id").GetString()}");
    }

    public async Task<HttpResponseMessage> PostImportAsync(byte[] file, string? mapping, string? mode, string name = "leads.csv", HttpClient? caller = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        if (mapping is not null) form.Add(new StringContent(mapping), "mapping");
        if (mode is not null) form.Add(new StringContent(mode), "mode");
        return await (caller ?? app.Api()).PostAsync("/api/v1/imports", form);
    }

    /// <summary>What the background worker does when it hears of a queued import.</summary>
    public Task RunImportsAsync(CancellationToken ct = default) => app.Host.Services.GetRequiredService<RunImports>().RunAsync(ct);
}
