using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlignmentHub.Web.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class ScoresAndTheirIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_score_changes_leads_lead_id",
                table: "score_changes");

            migrationBuilder.DropIndex(
                name: "ix_stage_moves_definition_version_id",
                table: "stage_moves");

            migrationBuilder.DropIndex(
                name: "ix_sla_clocks_calendar_version_id",
                table: "sla_clocks");

            migrationBuilder.DropIndex(
                name: "ix_sla_clocks_policy_version_id",
                table: "sla_clocks");

            migrationBuilder.DropIndex(
                name: "ix_promises_calendar_version_id",
                table: "promises");

            migrationBuilder.DropIndex(
                name: "ix_lead_scores_definition_version_id",
                table: "lead_scores");

            migrationBuilder.DropIndex(
                name: "ix_handoffs_definition_version_id",
                table: "handoffs");

            migrationBuilder.DropIndex(
                name: "ix_handoffs_policy_version_id",
                table: "handoffs");

            migrationBuilder.DropIndex(
                name: "ix_handoffs_sql_version_id",
                table: "handoffs");

            migrationBuilder.DropIndex(
                name: "ix_definition_pilots_main_version_id",
                table: "definition_pilots");

            migrationBuilder.DropIndex(
                name: "ix_definition_pilots_version_id",
                table: "definition_pilots");

            migrationBuilder.DropIndex(
                name: "ix_calendar_versions_rep_version_id",
                table: "calendar_versions");

            migrationBuilder.DropIndex(
                name: "ix_calendar_versions_team_version_id",
                table: "calendar_versions");

            migrationBuilder.DropIndex(
                name: "ix_back_tests_active_version_id",
                table: "back_tests");

            migrationBuilder.DropIndex(
                name: "ix_back_tests_version_id",
                table: "back_tests");

            // The hub leaves none; whoever deleted scores by hand must be able to start it.
            migrationBuilder.Sql("delete from score_changes c where not exists (select from lead_scores s where s.lead_id = c.lead_id)");

            migrationBuilder.AddForeignKey(
                name: "fk_score_changes_lead_scores_lead_id",
                table: "score_changes",
                column: "lead_id",
                principalTable: "lead_scores",
                principalColumn: "lead_id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_score_changes_lead_scores_lead_id",
                table: "score_changes");

            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_definition_version_id",
                table: "stage_moves",
                column: "definition_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_calendar_version_id",
                table: "sla_clocks",
                column: "calendar_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_policy_version_id",
                table: "sla_clocks",
                column: "policy_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_promises_calendar_version_id",
                table: "promises",
                column: "calendar_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_lead_scores_definition_version_id",
                table: "lead_scores",
                column: "definition_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_definition_version_id",
                table: "handoffs",
                column: "definition_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_policy_version_id",
                table: "handoffs",
                column: "policy_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_sql_version_id",
                table: "handoffs",
                column: "sql_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_definition_pilots_main_version_id",
                table: "definition_pilots",
                column: "main_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_definition_pilots_version_id",
                table: "definition_pilots",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_versions_rep_version_id",
                table: "calendar_versions",
                column: "rep_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_versions_team_version_id",
                table: "calendar_versions",
                column: "team_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_back_tests_active_version_id",
                table: "back_tests",
                column: "active_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_back_tests_version_id",
                table: "back_tests",
                column: "version_id");

            migrationBuilder.AddForeignKey(
                name: "fk_score_changes_leads_lead_id",
                table: "score_changes",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
