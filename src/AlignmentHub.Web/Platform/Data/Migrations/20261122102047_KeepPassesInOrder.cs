using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignmentHub.Web.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepPassesInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stage_moves_to_stage_left_at",
                table: "stage_moves");

            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_to_stage_left_at_at",
                table: "stage_moves",
                columns: new[] { "to_stage", "left_at", "at" },
                filter: "not is_inferred")
                .Annotation("Npgsql:IndexInclude", new[] { "left_to", "pass" });

            migrationBuilder.CreateIndex(
                name: "ix_lead_journeys_own_mql_at",
                table: "lead_journeys",
                column: "own_mql_at")
                .Annotation("Npgsql:IndexInclude", new[] { "won_at", "gone_at" });

            migrationBuilder.CreateIndex(
                name: "ix_lead_journeys_won_at",
                table: "lead_journeys",
                column: "won_at",
                filter: "won_at is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stage_moves_to_stage_left_at_at",
                table: "stage_moves");

            migrationBuilder.DropIndex(
                name: "ix_lead_journeys_own_mql_at",
                table: "lead_journeys");

            migrationBuilder.DropIndex(
                name: "ix_lead_journeys_won_at",
                table: "lead_journeys");

            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_to_stage_left_at",
                table: "stage_moves",
                columns: new[] { "to_stage", "left_at" });
        }
    }
}
