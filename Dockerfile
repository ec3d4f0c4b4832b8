# The hub without a PostgreSQL: docker-compose.yml brings one.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# What a newer SDK warns of is for whoever develops the hub, and keeps nobody from running it.
RUN dotnet publish src/AlignmentHub.Web --configuration Release --output /hub -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /hub
COPY --from=build /hub .
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
# Uploads pass through the volume, as a /tmp in memory is too small for them. There is no Kerberos in here that a new connection could try first.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Hub__DataFolder=/data \
    TMPDIR=/data/tmp \
    PGGSSENCMODE=disable
EXPOSE 8080
VOLUME /data
# The image has no curl; bash can speak enough HTTP.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# A hub that was killed in the middle of an upload leaves nothing of it behind.
ENTRYPOINT ["sh", "-c", "rm -rf /data/tmp && mkdir -m 700 /data/tmp && exec dotnet AlignmentHub.Web.dll \"$@\"", "hub"]
